"""What a message's child means for it: whom it is about, what a death stops, whether something is still to do."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.referrals.models import Referral
from rightdoor.work.writing.models import Line
from rightdoor.work.writing.queries import LINE

__all__ = ["LINE", "Lines", "lines_about", "person_of_line", "waits_for_an_answer"]


class Lines:
    """Every message about the person; its request's own stage keeps it from going anywhere."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(Line.objects.filter(referral__person=person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """The tasks about messages are put down."""

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """They are raised again."""


def person_of_line(key: UUID) -> UUID | None:
    """Whom the request is about in whose thread it stands."""
    found: UUID | None = Line.objects.filter(pk=key).values_list("referral__person_id", flat=True).first()
    return found


def lines_about(people: Any) -> Any:
    """The keys of the messages on the requests about some people."""
    return Line.objects.filter(referral__in=Referral.objects.about(people).values("pk")).values("pk")


def waits_for_an_answer(key: UUID) -> bool:
    """Whether somebody wrote and nobody has answered."""
    return Line.objects.waiting().filter(referral_id=key).exists()
