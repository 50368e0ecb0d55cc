"""What a death stops; and what other rooms ask of appointments: who is busy, and what is to come."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.calendar.days import place_of
from rightdoor.work.calendar.lifecycle import How, State, Why
from rightdoor.work.calendar.models import Booking
from rightdoor.work.calendar.policy import CANCEL
from rightdoor.work.meeting.lifecycle import How as Way
from rightdoor.work.meeting.protocol import Arranged

WAYS = {How.FACE: Way.PLACE, How.ONLINE: Way.VIDEO, How.PHONE: Way.CALL}


class Bookings:
    """Every appointment of help that the person was given."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(Booking.objects.filter(episode__person=person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """What is still to come does not happen."""
        coming = Booking.objects.filter(episode__person=person, ends_at__gt=at).that_stand()
        for one in coming.select_related("episode"):
            one.state, one.ended_at, one.ended_because = State.CANCELLED, at, Why.OTHER
            one.save(update_fields=["state", "ended_at", "ended_because"])
            record(CANCEL, about=one.episode, by=by, at=at)

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """Were it a mistake, a person makes an appointment anew."""


def is_booked(account_id: UUID, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether an appointment of help stands then; it is asked for nothing but not to give a time away twice."""
    return Booking.objects.filter(worker=account_id).overlapping(starts_at, ends_at).exists()


def still_to_come(episodes: Any, at: datetime) -> list[Arranged]:
    """The appointments of some episodes that are not over, as they are told to the young person."""
    rows = Booking.objects.filter(episode__in=episodes, ends_at__gt=at).that_stand().select_related("worker", "room")
    return [
        Arranged(one.pk, one.starts_at, one.ends_at, WAYS[How(one.how)], place_of(one), one.worker.name.split()[0])
        for one in rows
    ]
