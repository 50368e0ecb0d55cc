"""Appointments made directly, for tests of this room."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from rightdoor.ground.access.models import Account
from rightdoor.work.calendar.actions.booking import Slot, book
from rightdoor.work.calendar.actions.rooms import add_room
from rightdoor.work.calendar.lifecycle import How
from rightdoor.work.calendar.models import Booking, Room
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY

TOMORROW = MONDAY + timedelta(days=1)


def slot(starts_at: datetime = TOMORROW, minutes: int = 60, room: UUID | None = None) -> Slot:
    return Slot(starts_at=starts_at, minutes=minutes, how=How.FACE, location="The hall", room_id=room)


def booked(episode: Episode, by: Account, starts_at: datetime = TOMORROW, **more: Any) -> Booking:
    return book(episode_id=episode.pk, slot=slot(starts_at, **more), form_key=uuid4(), by=by, at=MONDAY)


def room_of(manager: Account, name: str = "Blue room") -> Room:
    return add_room(
        area="kent", service="", name=name, venue="12 Mill Lane", form_key=uuid4(), by=manager, at=MONDAY
    )  # fmt: skip
