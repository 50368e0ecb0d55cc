"""Which rooms there are."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.calendar.models import Room
from rightdoor.work.calendar.policy import ADD_ROOM, CLOSE_ROOM


class NoRoom(Exception):
    """The room was not added, and a sentence says why."""


@transaction.atomic
def add_room(*, area: str, service: str, name: str, venue: str, form_key: UUID, by: Account, at: datetime) -> Room:
    """A room of an area.  The same form twice is one room.  Raises NoRoom."""
    room = Room(
        partnership=by.partnership, area=area, service=service, name=name.strip(), venue=venue.strip(), added_at=at,
        added_by=by, form_key=form_key,
    )  # fmt: skip
    require(rule_on(by, ADD_ROOM, room, at=at))
    same: Room | None = Room.objects.filter(form_key=form_key, added_by=by).first()
    if same is not None:
        return same
    try:
        with transaction.atomic():
            room.save(force_insert=True)
    except IntegrityError as refused:
        if "a_room_is_one" not in str(refused):
            raise
        raise NoRoom("That room stands here already. Nothing was added.") from refused
    record(ADD_ROOM, about=room, by=by, at=at)
    return room


@transaction.atomic
def close_room(*, room_id: UUID, is_closed: bool, by: Account, at: datetime) -> Room:
    """Nobody can have it from now on, or somebody can again.  What was booked in it stands until a person moves it."""
    room: Room = Room.objects.select_for_update(of=("self",)).get(pk=room_id)
    require(rule_on(by, CLOSE_ROOM, room, at=at))
    if (room.closed_at is not None) is not is_closed:
        room.closed_at, room.closed_by = (at, by) if is_closed else (None, None)
        room.save(update_fields=["closed_at", "closed_by"])
        record(CLOSE_ROOM, about=room, by=by, at=at, is_closed=is_closed)
    return room
