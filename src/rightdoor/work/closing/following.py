"""What closing letters mean for their child."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.closing.lifecycle import Reader
from rightdoor.work.closing.models import ClosingLetter
from rightdoor.work.referrals.models import Asker, Referral


class ClosingLetters:
    """Every letter that ended help of the person."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(ClosingLetter.objects.filter(person=person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """What was sent stays as it was sent; of what waits in the outbox, the outbox asks."""

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """Nothing was changed."""


def person_of_letter(key: UUID) -> UUID | None:
    """Whom it is about."""
    found: UUID | None = ClosingLetter.objects.filter(pk=key).values_list("person_id", flat=True).first()
    return found


def letters_about(people: Any) -> Any:
    """The keys of the letters about some people."""
    about = Referral.objects.about(people).values("pk")
    return ClosingLetter.objects.filter(episode__referral__in=about).values("pk")


def seen_letters(account: Account, at: datetime) -> Any:
    """The keys of those that an account sees."""
    return ClosingLetter.objects.visible_to(account, at).values("pk")


def closing_letters_for(referral: Referral) -> list[ClosingLetter]:
    """Those that went by code to whoever asked, and to nobody else; the oldest first."""
    whose = {Asker.ME: Reader.YOUNG_PERSON, Asker.CHILD: Reader.PARENT}.get(Asker(referral.asker), Reader.REFERRER)
    rows = ClosingLetter.objects.filter(episode__referral=referral, reader=whose.value).by_the_safe_way()
    return list(rows.order_by("sent_at", "pk"))
