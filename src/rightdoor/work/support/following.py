"""What an episode's child means for it: whom it is about, and what a death stops."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.lifecycle import Reason
from rightdoor.work.support.models import Episode


class Episodes:
    """Every episode of the person."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(Episode.objects.filter(person=person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """It ends: nobody is on a list, and no session is due."""
        for one in Episode.objects.filter(person=person).open():
            one.end_with_death(by=by, at=at)

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """It was not so: each stands where it stood."""
        for one in Episode.objects.filter(person=person, reason=Reason.DIED.value):
            one.stand_again(by=by, at=at)


def person_of_episode(key: UUID) -> UUID | None:
    """Whom it is about."""
    found: UUID | None = Episode.objects.filter(pk=key).values_list("person_id", flat=True).first()
    return found


def episodes_about(people: Any) -> Any:
    """The keys of the episodes about some people, or on requests about them."""
    return Episode.objects.filter(referral__in=Referral.objects.about(people).values("pk")).values("pk")
