"""Whom a need is about, and what a child's death means for it: nothing more is asked."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.records.adjustments.models import CommunicationNeed
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings

NEED = "adjustments.communicationneed"


def person_of_need(key: UUID) -> UUID | None:
    """Whose record it belongs to."""
    found: UUID | None = CommunicationNeed.objects.filter(pk=key).values_list("person_id", flat=True).first()
    return found


def needs_about(people: Any) -> Any:
    """The keys of the needs of some people."""
    return CommunicationNeed.objects.filter(person__in=people).values("pk")


class Needed:
    """A need has no clock but the task that asks again."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(CommunicationNeed.objects.of(person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """The task about it is put down."""

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """The task about it is taken up again."""
