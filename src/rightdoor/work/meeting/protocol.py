"""What the rooms above know of people's time and this one cannot: who is busy, and what else was arranged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

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


def one_at_a_time(account_id: UUID) -> None:
    """Whoever gives away time of this account waits here for whoever is doing so, until their transaction ends.

    Times to meet and appointments of help stand in two tables, which the database cannot hold against each other.
    Ask for it before asking whether the time is free.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"time of {account_id}"])


def register_coming(coming: Coming) -> None:
    """Say which times of some episodes of help are not over at a moment."""
    if coming not in _coming:
        _coming.append(coming)


def coming_of(episodes: Any, at: datetime) -> list[Arranged]:
    """All of them, the first first."""
    found = [one for coming in _coming for one in coming(episodes, at)]
    return sorted(found, key=lambda one: one.starts_at)
