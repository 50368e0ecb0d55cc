"""What this room must know of a thing that has files and cannot: how to find it, and which act opens its files.

The rooms above know; each registers its kind of thing in its ready().  A file of any other thing is opened by nobody.
They also hear of a file that was refused, so that somebody asks for what was in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Home:
    """Where files belong: find gives the thing itself, and who may do *act* to it opens its files."""

    find: Callable[[UUID], Any]
    act: str


_homes: dict[str, Home] = {}


def register_home(about_kind: str, find: Callable[[UUID], Any], *, act: str) -> None:
    """Say how the thing is found to which such files belong, and which act opens them."""
    _homes[about_kind] = Home(find, act)


def home_of(about_kind: str) -> Home | None:
    """Where files of that kind belong."""
    return _homes.get(about_kind)


Refused = Callable[[str, UUID, datetime], None]  # the kind of thing it belonged to, its key, when
_told: list[Refused] = []


def register_refused(callback: Refused) -> None:
    """Hear, in the same transaction, that a file held something harmful and is gone."""
    if callback not in _told:
        _told.append(callback)


def tell_refused(about_kind: str, about_id: UUID, at: datetime) -> None:
    """Tell the rooms above."""
    for callback in _told:
        callback(about_kind, about_id, at)
