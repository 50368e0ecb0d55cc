"""What a child's death means for their episodes: they run no clocks of their own, and their tasks are put down."""

from datetime import datetime

from rightdoor.ground.access.actors import Actor
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.support.models import Episode


class Episodes:
    """Every episode of the person."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(Episode.objects.filter(person=person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """An episode has no clock."""

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """And so nothing goes on."""
