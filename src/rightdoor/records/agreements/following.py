"""Whom a row of this room is about, and what a child's death means for it: nothing more is asked or shared."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.records.agreements.models import ComingOfAge
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings

ABOUT_SOMEBODY: dict[str, Any] = {"agreements.comingofage": ComingOfAge}


def finder(model: Any) -> Callable[[UUID], UUID | None]:
    """How to find the person whom a row of this table is about."""

    def find(key: UUID) -> UUID | None:
        found: UUID | None = model.objects.filter(pk=key).values_list("person_id", flat=True).first()
        return found

    return find


def things(model: Any) -> Callable[[Any], Any]:
    """All rows of this table that are about some people."""
    return lambda people: model.objects.filter(person__in=people).values("pk")


class Agreed:
    """An 18th birthday is not asked about any more."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(ComingOfAge.objects.filter(person=person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """No clock runs here; the task about it is put down."""

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """The task about it is taken up again."""
