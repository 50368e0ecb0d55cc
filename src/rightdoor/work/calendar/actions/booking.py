"""Making an appointment of help, moving it, cancelling it: the database decides whose time and which room is free."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.ground.design.when import short_moment
from rightdoor.work.calendar.actions.telling import tell_about
from rightdoor.work.calendar.lifecycle import How, State, What, Why
from rightdoor.work.calendar.models import Booking, Room
from rightdoor.work.calendar.policy import BOOK, CANCEL, MOVE
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.meeting.protocol import one_at_a_time
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import leads

FURTHEST = timedelta(days=366)
TAKEN = {
    "booking_of_a_worker_one_at_a_time": "That time is not available: whoever gives this help has another appointment.",
    "booking_of_a_room_one_at_a_time": "That room is not available then. Choose another room or time.",
}


class NotBooked(Exception):
    """It was not booked, moved or cancelled, and a sentence says why.  What was typed is kept on the page."""


@dataclass(frozen=True, slots=True)
class Slot:
    """When, how long and where.  *starts_at* is a moment; what the clocks do meanwhile changes no length."""

    starts_at: datetime
    minutes: int
    how: How
    location: str = ""
    room_id: UUID | None = None
    is_told: bool = False  # they are written to, by the way they chose
    is_reminded: bool = False

    @property
    def begins(self) -> datetime:
        return self.starts_at.astimezone(UTC)

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(minutes=self.minutes)


@transaction.atomic
def book(*, episode_id: UUID, slot: Slot, form_key: UUID, by: Account, at: datetime) -> Booking:
    """Make an appointment with whoever gives this help.  The same form twice is one.  Raises NotBooked."""
    episode = held(episode_id, BOOK, by=by, at=at)
    same: Booking | None = Booking.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    worker = by if leads(by, episode, at) else episode.worker
    if worker is None:
        raise NotBooked("Nobody gives this help yet. Say first who gives it. Nothing was booked.")
    one = keep(made(episode, worker, slot, form_key, by, at), by, at)
    record(BOOK, about=episode, by=by, at=at)
    if slot.is_told:
        tell_about(one, What.MADE, by=by, at=at)
    return one


@transaction.atomic
def move(
    *, episode_id: UUID, booking_id: UUID, slot: Slot, because: Why, words: str, form_key: UUID, by: Account,
    at: datetime,
) -> Booking:  # fmt: skip
    """Another time instead; from when to when, by whom and why stays.  Raises NotBooked: it stands as it was."""
    episode = held(episode_id, MOVE, by=by, at=at)
    same: Booking | None = Booking.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    with transaction.atomic():  # refused, the old one stands
        was = ended(episode, booking_id, State.MOVED, because, words, by, at)
        anew = made(episode, was.worker, slot, form_key, by, at)
        anew.after = was
        keep(anew, by, at)
    record(MOVE, about=episode, by=by, at=at, because=because.value)
    if slot.is_told:
        tell_about(anew, What.MOVED, by=by, at=at)
    return anew


@transaction.atomic
def cancel(
    *, episode_id: UUID, booking_id: UUID, because: Why, words: str, by: Account, at: datetime, is_told: bool = False
) -> Booking:
    """It does not happen.  Raises NotBooked."""
    episode = held(episode_id, CANCEL, by=by, at=at)
    one = ended(episode, booking_id, State.CANCELLED, because, words, by, at)
    record(CANCEL, about=episode, by=by, at=at, because=because.value)
    if is_told:
        tell_about(one, What.CANCELLED, by=by, at=at)
    return one


def ended(
    episode: Episode, booking_id: UUID, state: State, because: Why, words: str, by: Account, at: datetime
) -> Booking:
    """One that stands and has not begun does not stand any more."""
    rows = Booking.objects.select_for_update(of=("self",)).filter(episode=episode, starts_at__gt=at).that_stand()
    one = rows.select_related("worker").filter(pk=booking_id).first()
    if one is None:
        raise NotBooked("It was moved or cancelled already, or it has begun. Look again. Nothing was changed.")
    one.state, one.ended_at, one.ended_by, one.ended_because, one.ended_words = state, at, by, because, words.strip()
    one.save(update_fields=["state", "ended_at", "ended_by", "ended_because", "ended_words"])
    return one


def made(episode: Episode, worker: Account, slot: Slot, form_key: UUID, by: Account, at: datetime) -> Booking:
    """An appointment as it would be, not kept yet."""
    if slot.begins <= at:
        raise NotBooked("That time is over. Choose one that is still to come. Nothing was changed.")
    if slot.begins - at > FURTHEST:
        raise NotBooked("That is more than a year away. Check the year. Nothing was changed.")
    room = None
    if slot.room_id is not None:
        room = Room.objects.visible_to(by, at).that_are_open().for_help(episode).filter(pk=slot.room_id).first()
        if room is None:
            raise NotBooked("That room is not available. Choose another. Nothing was changed.")
    return Booking(
        episode=episode, worker=worker, starts_at=slot.begins, ends_at=slot.ends, how=slot.how, room=room,
        location=slot.location.strip(), is_reminded=slot.is_reminded, booked_at=at, booked_by=by, form_key=form_key,
    )  # fmt: skip


def keep(one: Booking, by: Account, at: datetime) -> Booking:
    """Keep it, unless worker or room is taken; the child's own other appointments are told as far as *by* may know."""
    if one.episode.person_id is not None:
        theirs = Booking.objects.visible_to(by, at).filter(episode__person=one.episode.person_id)
        other = theirs.overlapping(one.starts_at, one.ends_at).first()
        if other is not None:
            when = short_moment(other.starts_at)
            raise NotBooked(f"They have another appointment then: {when}. Nothing was changed.")
    one_at_a_time(one.worker_id)
    offered = Appointment.objects.filter(worker=one.worker).that_stand()
    if offered.filter(starts_at__lt=one.ends_at, ends_at__gt=one.starts_at).exists():
        raise NotBooked(f"{TAKEN['booking_of_a_worker_one_at_a_time']} Nothing was changed.")
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except IntegrityError as refused:
        why = next((words for name, words in TAKEN.items() if name in str(refused)), "")
        if not why:
            raise
        raise NotBooked(f"{why} Nothing was changed.") from refused
    return one
