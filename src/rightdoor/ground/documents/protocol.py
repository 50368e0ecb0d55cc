"""What this room must know of a thing that has files and cannot: how to find it, and which act opens its files.

The rooms above know; each registers its kind of thing in its ready().  A file of any other thing is opened by nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
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
