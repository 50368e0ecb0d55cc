"""What an appointment's child means for it: whom it is about, and what a death stops."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.meeting.lifecycle import State
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.meeting.policy import CALL_OFF
from rightdoor.work.referrals.models import Referral

APPOINTMENT = "meeting.appointment"


class Appointments:
    """Every time at which somebody was to be met about the person."""

    def belongings(self, person: Person) -> Belongings:
        return Belongings(things=list(Appointment.objects.filter(referral__person=person).values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """Nobody rings or waits: what is still to come is called off, and nobody is written to."""
        coming = Appointment.objects.filter(referral__person=person).that_stand().to_come(at)
        for one in coming.select_related("referral"):
            one.state, one.ended_at = State.CALLED_OFF, at
            one.save(update_fields=["state", "ended_at"])
            record(CALL_OFF, about=one.referral, by=by, at=at)

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """Were it a mistake, a person offers a time anew, and says why."""


def person_of_appointment(key: UUID) -> UUID | None:
    """Whom the request is about on which it stands."""
    found: UUID | None = Appointment.objects.filter(pk=key).values_list("referral__person_id", flat=True).first()
    return found


def appointments_about(people: Any) -> Any:
    """The keys of the times on the requests about some people."""
    return Appointment.objects.filter(referral__in=Referral.objects.about(people).values("pk")).values("pk")
