"""The national figure for outcomes of children's referrals, as NHS England counts it.

Source: nhsengland/MHSDS, "CYP Outcomes Dashboard/CYP Outcomes" (MIT), restated in `design/standards.md` 3.2 and read at
commit 55aa034.  It is the commissioner's number and is kept as they count it, also where we would count otherwise:
SDQ prosocial counts as if less were better, and an RCADS score without a norm is compared raw.  Where the query's names
do not match the data (RCADS), its numbers are taken, not its names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from rightdoor.pure.measures.changes import Change, Reading, moved
from rightdoor.pure.measures.instruments import Instrument, Respondent, Scale
from rightdoor.pure.measures.norms import Norms, Person, norm_for
from rightdoor.pure.measures.scoring import in_range

SINCE = date(2016, 1, 1)
OTHER_TEAMS = frozenset({"B02", "E01", "E02", "E03", "E04", "A14"})
ADULT = 18


@dataclass(frozen=True)
class Closed:
    """A referral as the national figure sees it.  `contacts` are the days of contacts that count, one for each."""

    person: Person
    """Sex, and age on the day when the referral was received."""
    received: date
    discharged: date | None
    rejected: date | None = None
    hospital_spell: bool = False
    team_type: str | None = None
    district: str | None = None
    contacts: tuple[date, ...] = ()
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class Pair:
    """The first score after the first contact and the latest later one from the second contact on, if there is one."""

    first: Reading
    last: Reading | None
    change: Change | None


@dataclass(frozen=True)
class Outcome:
    """One respondent's view of one referral.  `change` is None where nothing was paired."""

    assessed: bool
    paired: bool
    change: Change | None


def counts(referral: Closed, first_day: date, last_day: date) -> bool:
    """Whether a referral is in the figure of the month from `first_day` to `last_day`."""
    age = referral.person.age
    return (
        age is not None
        and 0 <= age < ADULT
        and referral.received >= SINCE
        and referral.rejected is None
        and referral.discharged is not None
        and first_day <= referral.discharged <= last_day
        and not referral.hospital_spell
        and (not referral.district or referral.district.startswith("E"))
        and referral.team_type not in OTHER_TEAMS
    )


def pairs(referral: Closed, known: Mapping[str, Instrument], norms: Norms) -> tuple[Pair, ...]:
    """One pair for every instrument, scale and respondent that has a first score, whatever the order they came in."""
    contacts = sorted(referral.contacts)
    if not contacts:
        return ()
    usable = [(one, raw) for one in referral.readings if (raw := _valid(one, known)) is not None]
    usable = [(one, raw) for one, raw in usable if one.on >= contacts[0]]
    ordered = sorted(usable, key=lambda found: (found[0].kind, found[0].on, found[0].mark))
    groups = [list(group) for _kind, group in groupby(ordered, key=lambda found: found[0].kind)]
    second = contacts[1] if len(contacts) > 1 else None
    return tuple(_pair(group, second, referral.person, known, norms) for group in groups)


def outcomes(referral: Closed, known: Mapping[str, Instrument], norms: Norms) -> Mapping[Respondent, Outcome]:
    """Each respondent's view: deteriorated if any scale did; improved if any did and none deteriorated."""
    found = sorted(pairs(referral, known, norms), key=lambda pair: pair.first.respondent)
    second = len(referral.contacts) > 1
    return {
        who: _together([pair.change for pair in group], second=second)
        for who, group in groupby(found, key=lambda pair: pair.first.respondent)
    }


def _together(changes: Iterable[Change | None], *, second: bool) -> Outcome:
    said = {change for change in changes if change is not None}
    worst_first = (Change.DETERIORATED, Change.IMPROVED, Change.NO_RELIABLE_CHANGE)
    return Outcome(second, bool(said), next((change for change in worst_first if change in said), None))


def _valid(reading: Reading, known: Mapping[str, Instrument]) -> Decimal | None:
    """The raw score, if the national figure knows the scale and the scale can have it."""
    scale = _scale(reading, known)
    if scale is None or reading.respondent not in scale.min_change or reading.value is None:
        return None
    return reading.value if in_range(scale, reading.value) else None


def _scale(reading: Reading, known: Mapping[str, Instrument]) -> Scale | None:
    instrument = known.get(reading.instrument)
    return next((one for one in instrument.scales if one.id == reading.scale), None) if instrument else None


def _pair(
    group: list[tuple[Reading, Decimal]],
    second: date | None,
    person: Person,
    known: Mapping[str, Instrument],
    norms: Norms,
) -> Pair:
    first, before = group[0]
    later = [(one, raw) for one, raw in group[1:] if second is not None and one.on >= second]
    if not later:
        return Pair(first, None, None)
    last, after = later[-1]
    scale = known[first.instrument].scale(first.scale)
    norm = norm_for(norms, person, first.respondent, scale.id) if scale.standardised else None
    change = after - before if norm is None else norm.t_score(after) - norm.t_score(before)
    least = scale.min_change[first.respondent]
    return Pair(first, last, moved(change, least, higher_is_better=scale.nationally_higher))
