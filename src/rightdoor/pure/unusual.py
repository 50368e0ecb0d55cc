"""What stands out in a week's looks at records, for the auditor.  A finding is a question, not a verdict.

Peers are people of the same role.  Somebody is compared with the others alone: in a small team one person who reads
very much would otherwise hide behind the average that they raise themselves.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from statistics import mean, stdev

FEWEST_PEERS, FEWEST_READS, DEVIATIONS = 4, 10, 3.0
BEGIN, END = time(7), time(20)
SATURDAY = 5


class Kind(StrEnum):
    """Why it stands out."""

    MANY = "many"
    OUT_OF_HOURS = "out_of_hours"
    NO_RELATION = "no_relation"
    SAME_SURNAME = "same_surname"


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a record, with what the rooms above know about it.  *at* is on the clocks of the county."""

    reader: str
    role: str
    record: str
    at: datetime
    related: bool = True
    same_surname: bool = False
    on_call: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One reader, one reason, the records, and a sentence."""

    kind: Kind
    reader: str
    records: tuple[str, ...]
    why: str


def unusual(looks: Sequence[Look]) -> list[Finding]:
    """Everything that stands out in a week's looks, by reason and reader."""
    return [*too_many(looks), *(one for kind, why in SINGLE for one in of_kind(looks, kind, why))]


def too_many(looks: Iterable[Look]) -> list[Finding]:
    """Readers of more than three standard deviations above their peers, counted in different records."""
    records: dict[tuple[str, str], set[str]] = defaultdict(set)
    for look in looks:
        records[look.role, look.reader].add(look.record)
    found = []
    for (role, reader), read in sorted(records.items()):
        others = [
            len(theirs) for (their_role, other), theirs in records.items() if their_role == role and other != reader
        ]
        if len(others) < FEWEST_PEERS or len(read) < FEWEST_READS:
            continue
        most = mean(others) + DEVIATIONS * max(stdev(others), mean(others) ** 0.5)
        if len(read) > most:
            why = f"{len(read)} records; {len(others)} others of this role read {mean(others):.0f} on average"
            found.append(Finding(Kind.MANY, reader, tuple(sorted(read)), why))
    return found


def is_out_of_hours(look: Look) -> bool:
    """At night or at a weekend, by somebody who was not on call."""
    return not look.on_call and (look.at.weekday() >= SATURDAY or not BEGIN <= look.at.time() < END)


SINGLE = (
    (Kind.OUT_OF_HOURS, "at night or at a weekend, and not on call"),
    (Kind.NO_RELATION, "no work on it, and it was closed"),
    (Kind.SAME_SURNAME, "the same surname as the reader"),
)
IS_KIND: dict[Kind, Callable[[Look], bool]] = {
    Kind.OUT_OF_HOURS: is_out_of_hours,
    Kind.NO_RELATION: lambda look: not look.related,
    Kind.SAME_SURNAME: lambda look: look.same_surname,
}


def of_kind(looks: Iterable[Look], kind: Kind, why: str) -> list[Finding]:
    """One finding for each reader with such looks."""
    records: dict[str, set[str]] = defaultdict(set)
    times: Counter[str] = Counter()
    for look in looks:
        if IS_KIND[kind](look):
            records[look.reader].add(look.record)
            times[look.reader] += 1
    return [
        Finding(kind, reader, tuple(sorted(read)), f"{times[reader]} times: {why}")
        for reader, read in sorted(records.items())
    ]
