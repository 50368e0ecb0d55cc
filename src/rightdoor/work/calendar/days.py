"""A worker's appointments on a day, for whoever shows or carries them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.work.calendar.lifecycle import HOW_NAMES, How
from rightdoor.work.calendar.models import Booking
from rightdoor.work.triage.presenters.people import called


@dataclass(frozen=True, slots=True)
class Line:
    """One appointment: who, when, by which way, where."""

    key: UUID
    episode_id: UUID
    child: str
    starts_at: datetime
    ends_at: datetime
    way: str
    place: str


def worker_day(account: Account, day: date, at: datetime) -> list[Line]:
    """Those of *account* that stand on *day*, the first first, as far as they may be read now.

    Whoever shows it says so in the audit.
    """
    rows = Booking.objects.visible_to(account, at).that_stand().filter(worker=account).between(day, 1)
    return [
        Line(
            key=one.pk, episode_id=one.episode_id, child=called(one.episode.person), starts_at=one.starts_at,
            ends_at=one.ends_at, way=HOW_NAMES[How(one.how)], place=place_of(one),
        )
        for one in rows.with_whom()
    ]  # fmt: skip


def place_of(one: Booking) -> str:
    """Where it is: the room, or what was written."""
    return ", ".join(part for part in (str(one.room) if one.room else "", one.location) if part)
