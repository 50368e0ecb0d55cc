"""Whose an assessment is, and that a death ends it as it stands."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.assessments.models import Assessment


class Assessments:
    """Every assessment of the person; of somebody who died the clock calls nobody."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(Assessment.objects.filter(person=person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """It stays as it stands: the clock leaves out whoever died."""

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """It goes on as it stood."""


def person_of_assessment(key: UUID) -> UUID | None:
    """Whose it is."""
    found: UUID | None = Assessment.objects.filter(pk=key).values_list("person_id", flat=True).first()
    return found


def assessments_about(people: Any) -> Any:
    """The keys of the assessments of some people."""
    return Assessment.objects.filter(person__in=people).values("pk")
