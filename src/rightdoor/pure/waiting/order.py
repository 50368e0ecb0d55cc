"""The order of one list of a service and area: by need, then by how long they wait.

How soon help is needed is a person's judgement and never a score.  A manager may move somebody, only with a reason,
and it is kept beside what is true: since when they wait never changes, not with a transfer, a birthday or a move.
Whoever asked for a pause keeps their place; they are skipped when somebody asks who is next, and it is said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum
from uuid import UUID

from rightdoor.pure.rules.days import day_of, spoken


class Urgency(IntEnum):
    """How soon, as a person judged it; in which order a list is helped."""

    EMERGENCY = 0
    VERY_URGENT = 1
    URGENT = 2
    ROUTINE = 3


class NeedsReason(ValueError):
    """Somebody was to be moved on a list, and nobody said why."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place on a list.  *waits_since* is what is true; *counts_from* is what a manager said, and *because*."""

    key: UUID
    urgency: Urgency
    waits_since: datetime
    counts_from: datetime | None = None
    because: str = ""
    paused_until: date | None = None  # they asked to wait until this day; on it they are ready again
    paused_because: str = ""

    def __post_init__(self) -> None:
        if self.counts_from not in (None, self.waits_since) and not self.because.strip():
            raise NeedsReason("Nobody is moved on a list without a reason.")

    @property
    def counts(self) -> datetime:
        """From when they count as waiting on this list."""
        return self.waits_since if self.counts_from is None else self.counts_from

    def is_ready(self, on: date) -> bool:
        """Whether help could begin on this day as far as they are concerned."""
        return self.paused_until is None or self.paused_until <= on


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: who is ahead of them and ready, and the days on which others ahead are ready again."""

    ahead: int
    back_on: tuple[date, ...]
    behind: int
    reasons: tuple[str, ...]


class NotListed(LookupError):
    """They are not on this list."""


def rank(place: Place) -> tuple[int, datetime, UUID]:
    """What a list is ordered by; of one moment, in the order in which they came."""
    return (place.urgency, place.counts, place.key)


def in_order(places: Iterable[Place]) -> list[Place]:
    """The list as it stands, whoever is paused in the place that is theirs."""
    return sorted(places, key=rank)


def reasons(place: Place, on: date) -> tuple[str, ...]:
    """Why they stand where they do, one sentence each."""
    said = [f"{URGENCY_SAYS[place.urgency]}.", f"They wait since {spoken(day_of(place.waits_since))}."]
    if place.counts != place.waits_since:
        said.append(f"They count as waiting since {spoken(day_of(place.counts))}, because {unpointed(place.because)}.")
    if place.paused_until is not None and not place.is_ready(on):
        why = f", because {unpointed(place.paused_because)}" if place.paused_because.strip() else ""
        said.append(f"They asked for a pause until {spoken(place.paused_until)}{why}. They keep their place.")
    return tuple(said)


URGENCY_SAYS = {
    Urgency.EMERGENCY: "A person judged it an emergency",
    Urgency.VERY_URGENT: "A person judged it very urgent",
    Urgency.URGENT: "A person judged it urgent",
    Urgency.ROUTINE: "A person judged it routine",
}


def standing(places: Sequence[Place], key: UUID, on: date) -> Standing:
    """Where one of them stands on this day."""
    mine = next((one for one in places if one.key == key), None)
    if mine is None:
        raise NotListed("They are not on this list.")
    before = [one for one in places if rank(one) < rank(mine)]
    back = sorted(one.paused_until for one in before if one.paused_until is not None and not one.is_ready(on))
    return Standing(len(before) - len(back), tuple(back), len(places) - len(before) - 1, reasons(mine, on))


def moved(place: Place, urgency: Urgency, counts_from: datetime | None, because: str) -> Place:
    """A manager says how soon, and from when they count, with the reason.  Since when they wait stays."""
    if not because.strip():
        raise NeedsReason("Nobody is moved on a list without a reason.")
    return replace(place, urgency=urgency, counts_from=counts_from, because=because)


def paused(place: Place, until: date | None, because: str = "") -> Place:
    """They asked to wait until a day, and keep their place; without a day they are ready again."""
    return replace(place, paused_until=until, paused_because=because if until else "")


def transferred(place: Place, key: UUID) -> Place:
    """The same wait on the list of another service or area: nothing of it begins anew."""
    return replace(place, key=key)


def unpointed(words: str) -> str:
    """Words as they stand within a sentence."""
    return words.strip().rstrip(".")
