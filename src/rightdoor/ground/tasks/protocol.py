"""What this room must know of each area and cannot: the hours and the choices of its front door.

The rooms above know; one of them registers an answer in its ready().
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

ON_CALL = "rota"
EMERGENCY_LINES = "emergency_lines_first"


class Hours(Protocol):
    """When people answer, by area; an empty area means that it is not known which."""

    def areas(self) -> Sequence[str]:
        """The areas whose front doors this site is."""

    def name_of(self, area: str) -> str:
        """What people call an area."""

    def is_open(self, area: str, at: datetime) -> bool:
        """Whether somebody reads what comes in at that moment."""

    def answer_by(self, area: str, at: datetime) -> datetime:
        """The end of the open minutes in which a person must acknowledge what came in at that moment."""

    def openings(self, area: str, since: datetime, until: datetime) -> Iterable[tuple[datetime, datetime]]:
        """The stretches between two moments in which the front door is open, in order."""

    def out_of_hours(self, area: str) -> str:
        """'rota', 'emergency_lines_first', or empty where the area has not chosen yet."""


class NoHours(Exception):
    """No room has said when the front doors are open."""


_registered: list[Hours] = []


def register_hours(hours: Hours) -> None:
    """Take the hours from *hours*; the last to register is asked."""
    _registered[:] = [hours]


def hours() -> Hours:
    """The hours that were registered."""
    if not _registered:
        raise NoHours("No room has registered the hours of the front doors: see tasks.protocol.register_hours.")
    return _registered[0]


Place = Callable[[UUID], str]
_places: dict[str, Place] = {}
_to_read: set[str] = set()


def register_place(about_kind: str, place: Place, *, to_read: bool = False) -> None:
    """Say where a task about such a thing is settled: the page links there, and does not finish it by itself.

    *to_read*: there it is only read, and whoever has read it says on the task's own page what was done.
    """
    _places[about_kind] = place
    if to_read:
        _to_read.add(about_kind)


def place_of(about_kind: str, about_id: UUID) -> str:
    """The address at which the thing is settled; empty where the task itself is all there is."""
    place = _places.get(about_kind)
    return place(about_id) if place else ""


def is_settled_there(about_kind: str) -> bool:
    """Whether such a task is finished at its place, and not on its own page."""
    return about_kind in _places and about_kind not in _to_read
