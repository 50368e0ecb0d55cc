"""What a death stops: nobody waits for a child who has died, and nobody is reminded."""

from datetime import datetime

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.calendar.lifecycle import State, Why
from rightdoor.work.calendar.models import Booking
from rightdoor.work.calendar.policy import CANCEL


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
