"""A person offers a time to meet, or calls one off; whoever asked is told, in a safe way, that there is an answer."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.meeting.lifecycle import How, State
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.meeting.policy import CALL_OFF, OFFER
from rightdoor.work.meeting.protocol import is_busy, one_at_a_time
from rightdoor.work.meeting.wording import when, whole
from rightdoor.work.referrals.models import Referral
from rightdoor.work.writing.actions.answering import write_back
from rightdoor.work.writing.protocol import kept_from_asker

FURTHEST = timedelta(days=366)


class NoSuchTime(Exception):
    """This time cannot be offered; the words say why.  Nothing was kept."""


class IsOver(Exception):
    """It was called off or answered with no already, or has begun.  Nothing was changed."""


@transaction.atomic
def offer_time(
    *, referral_id: UUID, starts_at: datetime, minutes: int, how: How, location: str, form_key: UUID, by: Account,
    at: datetime,
) -> Appointment:  # fmt: skip
    """Offer a time of one's own to whoever asked.  The same form twice is one offer.

    It stands on their page and in the thread; nothing of it leaves.  Raises NoSuchTime, and NotForThem where whoever
    asked would not see it.
    """
    referral: Referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, OFFER, referral, at=at))
    same = Appointment.objects.filter(form_key=form_key, referral=referral, worker=by).first()
    if same is not None:
        return same
    if why := cannot_be(starts_at, at):
        raise NoSuchTime(why)
    ends_at = starts_at.astimezone(UTC) + timedelta(minutes=minutes)  # however the clocks change meanwhile
    one_at_a_time(by.pk)
    if is_busy(by.pk, starts_at, ends_at):
        raise NoSuchTime(_("You have another appointment then. Choose another time. Nothing was sent."))
    one = keep(Appointment(
        referral=referral, worker=by, starts_at=starts_at, ends_at=ends_at, how=how,
        location=location.strip(), offered_at=at, form_key=form_key,
    ))  # fmt: skip
    record(OFFER, about=referral, by=by, at=at)
    words = _("Can we meet? %(time)s. Say yes or no on your page.") % {"time": whole(one)}
    write_back(referral_id=referral.pk, words=words, by=by, at=at)
    return one


def cannot_be(starts_at: datetime, at: datetime) -> str:
    """Why nobody can be asked to come then; empty where they can."""
    if starts_at <= at:
        return _("That time is over. Choose one that is still to come. Nothing was sent.")
    if starts_at - at > FURTHEST:
        return _("That is more than a year away. Check the year. Nothing was sent.")
    return ""


def keep(one: Appointment) -> Appointment:
    """Keep it, unless this worker has given that time away; the database decides, however many ask at once."""
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except IntegrityError as refused:
        if "appointment_one_at_a_time" not in str(refused):
            raise
        raise NoSuchTime(_("You have offered that time already. Choose another. Nothing was sent.")) from refused
    return one


@transaction.atomic
def call_off(*, referral_id: UUID, appointment_id: UUID, why: str, by: Account, at: datetime) -> Appointment:
    """Say that it will not be, and why, in words that they read.  Another time is offered anew.

    Whoever may no longer see an answer reads nothing of it; the page of the request says so.
    """
    referral: Referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, CALL_OFF, referral, at=at))
    rows = Appointment.objects.select_for_update(of=("self",)).filter(referral=referral).that_stand()
    one = rows.filter(starts_at__gt=at, pk=appointment_id).first()
    if one is None:
        raise IsOver(_("Nobody waits for that time any more. Nothing was changed."))
    one.state, one.ended_at = State.CALLED_OFF, at
    one.save(update_fields=["state", "ended_at"])
    record(CALL_OFF, about=referral, by=by, at=at)
    if not kept_from_asker(referral, at):
        words = _("We cannot meet on %(when)s. %(why)s") % {"when": when(one), "why": why.strip()}
        write_back(referral_id=referral.pk, words=words, by=by, at=at)
    return one
