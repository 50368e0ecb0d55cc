"""A family is written to about an appointment, by the way they chose; the day before it is reminded, once."""

from datetime import datetime

from django.db import transaction

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.actions import queue_message
from rightdoor.work.calendar.lifecycle import What
from rightdoor.work.calendar.models import Booking, BookingMessage
from rightdoor.work.calendar.policy import TELL
from rightdoor.work.calendar.telling import DAY_BEFORE, KIND, LATEST, plan_of, why_not, words_about
from rightdoor.work.referrals.actions.receipts import way_for

AT_ONCE = 200


@transaction.atomic
def tell_about(booking: Booking, what: What, *, by: Actor, at: datetime) -> BookingMessage:
    """Write to them about it, once for each occasion; where that cannot be safely, keep why."""
    require(rule_on(by, TELL, booking.episode, at=at))
    same: BookingMessage | None = BookingMessage.objects.filter(booking=booking, what=what).first()
    if same is not None:
        return same
    referral, why = booking.episode.referral, why_not(booking, at)
    plan, message = plan_of(referral), None
    if plan is not None and not why:
        words = words_about(booking, what, plan)
        message = queue_message(
            plan=plan, about=referral, kind=KIND, body=words, outside=words, by=by, at=at, way=way_for(plan)
        )
    told: BookingMessage = BookingMessage.objects.create(
        booking=booking, what=what, message=message, why=why, decided_at=at
    )
    record(TELL, about=booking.episode, by=by, at=at, what=what.value, is_written=message is not None)
    return told


def remind(*, by: System, at: datetime) -> int:
    """Of everything that stands and begins within a day, once, where somebody said so; how many were looked at."""
    coming = Booking.objects.that_stand().filter(
        is_reminded=True, starts_at__gt=at + LATEST, starts_at__lte=at + DAY_BEFORE, episode__ended_at=None
    )
    waiting = coming.exclude(messages__what=What.REMINDER.value).order_by("starts_at", "pk")
    found = list(waiting.select_related("episode__referral__person")[:AT_ONCE])
    for one in found:
        tell_about(one, What.REMINDER, by=by, at=at)
    return len(found)
