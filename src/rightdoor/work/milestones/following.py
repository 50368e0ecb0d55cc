"""What falls due means for its child: whom it is about, and that a death ends it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.milestones.models import Milestone
from rightdoor.work.referrals.models import Referral


class Milestones:
    """Everything that falls due for the person.  Of somebody who died the clock notices nothing and calls nobody."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(Milestone.objects.filter(person=person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """What was not settled stays as it stands: the lists leave out whoever died."""

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """It is on the lists again."""


def person_of_milestone(key: UUID) -> UUID | None:
    """Whom it is about."""
    found: UUID | None = Milestone.objects.filter(pk=key).values_list("person_id", flat=True).first()
    return found


def milestones_about(people: Any) -> Any:
    """The keys of what falls due for some people."""
    return Milestone.objects.filter(referral__in=Referral.objects.about(people).values("pk")).values("pk")


def seen_milestones(account: Account, at: datetime) -> Any:
    """The keys of those that an account sees."""
    return Milestone.objects.visible_to(account, at).values("pk")
