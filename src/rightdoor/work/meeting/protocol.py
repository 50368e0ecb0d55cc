"""What the rooms above know of people's time and this one cannot: who is busy, and what else was arranged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.work.meeting.lifecycle import How


@dataclass(frozen=True, slots=True)
class Arranged:
    """A time that was arranged elsewhere, as it is told to whoever comes."""

    key: UUID
    starts_at: datetime
    ends_at: datetime
    how: How
    location: str
    who: str


Busy = Callable[[UUID, datetime, datetime], bool]
Coming = Callable[[Any, datetime], list[Arranged]]
_busy: list[Busy] = []
_coming: list[Coming] = []


def register_busy(busy: Busy) -> None:
    """Say whether an account has something else between two moments."""
    if busy not in _busy:
        _busy.append(busy)


def is_busy(account_id: UUID, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether any room above says so."""
    return any(busy(account_id, starts_at, ends_at) for busy in _busy)


def register_coming(coming: Coming) -> None:
    """Say which times of some episodes of help are not over at a moment."""
    if coming not in _coming:
        _coming.append(coming)


def coming_of(episodes: Any, at: datetime) -> list[Arranged]:
    """All of them, the first first."""
    found = [one for coming in _coming for one in coming(episodes, at)]
    return sorted(found, key=lambda one: one.starts_at)
