"""Whose plan it is, and what a death means for it: nobody is asked to look at it again, and it is read as it stands."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.support.models import Episode

PLAN = "safetyplans.safetyplan"


def person_of_plan(key: UUID) -> UUID | None:
    """Whose it is."""
    found: UUID | None = SafetyPlan.objects.filter(pk=key).values_list("person_id", flat=True).first()
    return found


def plans_about(people: Any) -> Any:
    """The keys of every version of some people's plans."""
    return SafetyPlan.objects.filter(person__in=people).values("pk")


def has_plan(episode: Episode) -> bool:
    """Whether the child has one: where a programme asks for it first, it is read there, and nobody's word is taken."""
    return episode.person_id is not None and SafetyPlan.objects.filter(person=episode.person_id).exists()


class Plans:
    """A plan has no clock but the task that asks to look at it again."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(SafetyPlan.objects.of(person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """The task about it is put down."""

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """The task about it is taken up again."""
