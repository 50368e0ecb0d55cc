"""What was sent on means for its child, and for the help from which it was sent."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.onward.lifecycle import State
from rightdoor.work.onward.models import Onward
from rightdoor.work.onward.policy import WITHDRAW
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.lifecycle import Reason
from rightdoor.work.support.models import Episode

NOT_ANSWERED = "It was sent on, and nobody there has said yes or no yet. Until they do, it stays with you."


class SentOn:
    """Everything that was sent on about the person."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(Onward.objects.filter(person=person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """Nobody is asked any more."""
        for one in Onward.objects.filter(person=person).waiting().select_related("referral"):
            one.become(State.WITHDRAWN, at)
            one.save(update_fields=["state", "answered_at"])
            record(WITHDRAW, about=one, by=by, at=at)

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """Were it a mistake, a person sends it anew."""


def person_of_onward(key: UUID) -> UUID | None:
    """Whom it is about."""
    found: UUID | None = Onward.objects.filter(pk=key).values_list("person_id", flat=True).first()
    return found


def onward_about(people: Any) -> Any:
    """The keys of what was sent on about some people."""
    return Onward.objects.filter(referral__in=Referral.objects.about(people).values("pk")).values("pk")


def seen_onward(account: Account, at: datetime) -> Any:
    """The keys of those that an account sees."""
    return Onward.objects.visible_to(account, at).values("pk")


def not_answered(episode: Episode, _reason: Reason) -> list[str]:
    """Help does not end while nobody has taken the child on."""
    return [NOT_ANSWERED] if Onward.objects.filter(episode=episode).waiting().exists() else []
