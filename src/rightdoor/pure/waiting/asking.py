"""Who asks how long it takes: somebody on the list, or whoever would join it today."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from rightdoor.pure.waiting.expecting import Asked
from rightdoor.pure.waiting.order import NotListed, Place, Urgency, rank


def asked_by(places: Sequence[Place], key: UUID, on: date) -> Asked:
    """Somebody on the list, from the day on which they ask."""
    mine = next((one for one in places if one.key == key), None)
    if mine is None:
        raise NotListed("They are not on this list.")
    return behind([one for one in places if rank(one) < rank(mine)], mine.urgency, on)


def asked_by_newcomer(places: Iterable[Place], urgency: Urgency, on: date) -> Asked:
    """Whoever would join today: behind everybody of whom help is needed as soon, or sooner."""
    return behind([one for one in places if one.urgency <= urgency], urgency, on)


def behind(before: Sequence[Place], urgency: Urgency, on: date) -> Asked:
    """Those before them who are ready, and in how many weeks, begun ones counted, each of the paused is back."""
    days = [(one.paused_until - on).days for one in before if one.paused_until is not None and not one.is_ready(on)]
    return Asked(len(before) - len(days), urgency, tuple(sorted(-(-each // 7) for each in days)))
