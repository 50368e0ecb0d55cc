"""A few invented times to meet: one that waits for a yes, one that was agreed."""

from datetime import UTC, datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from rightdoor.demo.journeys import Front
from rightdoor.ground.access.actors import VISITOR
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.work.meeting.actions.answering import answer_time
from rightdoor.work.meeting.actions.offering import offer_time
from rightdoor.work.meeting.lifecycle import How
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Asker, Referral

LATER = timedelta(hours=1)
HOURS = (15, 16)


def add_times(front: Front, at: datetime) -> None:
    """With the newest young people in Medway who asked for themselves; the second has said yes."""
    mine = Referral.objects.filter(partnership=front.partnership, stage__in=OPEN, asker=Asker.ME, area="medway")
    newest = mine.order_by("-received_at", "-id")[: len(HOURS)]
    for hour, referral in zip(HOURS, newest, strict=False):
        one = offered(referral, front, hour=hour, now=at)
        if hour > HOURS[0]:
            answer_time(
                referral_id=referral.pk, appointment_id=one.pk, comes=True, words="", by=VISITOR,
                form_key=uuid5(NAMESPACE_OID, f"yes {referral.pk}"), at=min(at, referral.received_at + 2 * LATER),
            )  # fmt: skip


def offered(referral: Referral, front: Front, *, hour: int, now: datetime) -> Appointment:
    """In three days, at half past, by telephone."""
    day = day_of(now) + timedelta(days=3)
    return offer_time(
        referral_id=referral.pk, starts_at=datetime.combine(day, time(hour, 30), tzinfo=LONDON).astimezone(UTC),
        minutes=30, how=How.CALL, location="", form_key=uuid5(NAMESPACE_OID, f"time {referral.pk}"),
        by=front.colleague("practitioner"), at=min(now, referral.received_at + LATER),
    )  # fmt: skip
