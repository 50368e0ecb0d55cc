"""One part of a draft is written, added or left out: a criterion, a programme, a spell of hours."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.work.changing.actions.drafting import NotSo, open_draft, write_change
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.writing import parts_of, written_of

Parts = list[dict[str, Any]]


@transaction.atomic
def write_part(
    *, change_id: UUID, number: int | None, part: dict[str, Any], seen: str, by: Account, at: datetime
) -> ServiceChange:
    """Write one part, or add it where *number* is None.  Raises NotSo."""

    def with_it(parts: Parts) -> Parts:
        if number is None:
            return [*parts, {**part, "name": unused(part["name"], parts)} if "name" in part else part]
        return [part if place == number else one for place, one in enumerate(parts)]

    return rewritten(change_id, with_it, number, seen=seen, by=by, at=at)


@transaction.atomic
def leave_out(*, change_id: UUID, number: int, seen: str, by: Account, at: datetime) -> ServiceChange:
    """Leave one part out.  Raises NotSo."""

    def without_it(parts: Parts) -> Parts:
        return [one for place, one in enumerate(parts) if place != number]

    return rewritten(change_id, without_it, number, seen=seen, by=by, at=at)


def rewritten(
    change_id: UUID, change: Callable[[Parts], Parts], number: int | None, *, seen: str, by: Account, at: datetime
) -> ServiceChange:
    """The draft with its parts changed, where it is still the one that was seen; another window may be quicker."""
    one = open_draft(change_id, by=by, at=at)
    parts = parts_of(one.change)
    if one.touched_at.isoformat() != seen or (number is not None and number >= len(parts)):
        raise NotSo("It was changed in another window meanwhile. Look again. What you typed is still here.")
    return write_change(change_id=change_id, written=written_of(one.section, change(parts)), by=by, at=at)


def unused(name: str, parts: Parts) -> str:
    """A name that no other part has."""
    taken = {one.get("name") for one in parts}
    tries = (name if turn == 1 else f"{name}_{turn}" for turn in range(1, len(parts) + 2))
    return next(one for one in tries if one not in taken)
