"""Clocks that people live by: working days, office hours, bank holidays, pauses, and why a time is what it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from rightdoor.pure.rules.days import clock_words, local, zoned
from rightdoor.pure.rules.hours import OpeningHours, Period

WORKING_DAYS, OFFICE_HOURS = "working_days", "office_hours"
READINGS = (WORKING_DAYS, OFFICE_HOURS)
MONDAY_TO_FRIDAY = frozenset(range(5))
MIDNIGHT = time()
ONE_DAY = timedelta(days=1)
FURTHEST = 3660
REVIEW_FROM, REVIEW_TO = timedelta(days=42), timedelta(days=56)
Spell = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Pause:
    """A spell that does not count, and why."""

    since: datetime
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, how it was counted, and why in one sentence."""

    at: datetime
    reading: str
    explanation: str
    counted_from: datetime
    confirmed: bool = True


class NeverDue(ValueError):
    """The counting found no end."""


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The working days and office hours of a county, with the bank holidays of England."""

    holidays: frozenset[date] = frozenset()
    confirmed_to: date | None = None
    opens: time = time(9)
    closes: time = time(17)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, and not a bank holiday."""
        return day.weekday() in MONDAY_TO_FRIDAY and day not in self.holidays

    def is_confirmed(self, day: date) -> bool:
        """Whether the bank holidays up to this day are known for sure."""
        return self.confirmed_to is not None and day <= self.confirmed_to

    def months_confirmed(self, on: date) -> int:
        """For how many whole months ahead the bank holidays are known for sure."""
        if self.confirmed_to is None or self.confirmed_to < on:
            return 0
        months = (self.confirmed_to.year - on.year) * 12 + self.confirmed_to.month - on.month
        return months if self.confirmed_to.day >= on.day else months - 1

    def office(self) -> OpeningHours:
        """The office hours, closed on bank holidays."""
        return OpeningHours((Period(MONDAY_TO_FRIDAY, self.opens, self.closes),), self.holidays, "closed")

    def spells(self, wall: datetime, reading: str) -> Iterator[Spell]:
        """The spells that count, from the day of a moment on."""
        for number in range(FURTHEST):
            day = wall.date() + number * ONE_DAY
            if not self.is_working_day(day):
                continue
            if reading == OFFICE_HOURS:
                yield datetime.combine(day, self.opens), datetime.combine(day, self.closes)
            else:
                yield datetime.combine(day, MIDNIGHT), datetime.combine(day + ONE_DAY, MIDNIGHT)

    def due(
        self,
        start: datetime,
        duration: timedelta,
        reading: str = WORKING_DAYS,
        pauses: Sequence[Pause] = (),
    ) -> Due:
        """When a promise falls due: a duration counted on working days or in office hours, without the pauses."""
        wall = local(start)
        at, first = run_down(wall, duration, without(self.spells(wall, reading), pauses))
        return Due(
            zoned(at), reading, self.explain(wall, first, at, pauses), zoned(first), self.is_confirmed(at.date())
        )

    def explain(self, wall: datetime, first: datetime, at: datetime, pauses: Sequence[Pause]) -> str:
        """Why a time is what it is, in one sentence."""
        said = [f"received {wall:%A} {wall:%H:%M}"]
        if first != wall:
            said.append(f"counting starts {clock_words(first)}")
        free = sorted(day for day in self.holidays if wall.date() <= day <= at.date() and day.weekday() < 5)
        if free:
            named = listed([f"{day:%A}" if len(free) < 3 else f"{day:%A} {day.day} {day:%B}" for day in free])
            said.append(f"{named} {'is a bank holiday' if len(free) == 1 else 'are bank holidays'}")
        said += [
            f"paused from {clock_words(local(one.since))} to {clock_words(local(one.until))}: {one.reason}"
            for one in pauses
        ]
        end = f" (the end of {at - ONE_DAY:%A})" if at.time() == MIDNIGHT else ""
        said.append(f"due {clock_words(at)}{end}")
        return "; ".join(said)

    def working_minutes_between(self, since: datetime, until: datetime) -> int:
        """Office minutes from one moment to another; none where the second is not later."""
        begin, end = local(since), local(until)
        spells = takewhile(lambda spell: spell[0] < end, self.spells(begin, OFFICE_HOURS))
        counted = (max(timedelta(), min(closed, end) - max(opened, begin)) for opened, closed in spells)
        return int(sum(counted, timedelta()).total_seconds() // 60)


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def without(spells: Iterable[Spell], pauses: Sequence[Pause]) -> Iterator[Spell]:
    """Spells with the pauses cut out."""
    cuts = sorted((local(pause.since), local(pause.until)) for pause in pauses)
    for begin, end in spells:
        start = begin
        for since, until in cuts:
            if since < end and until > start:
                if since > start:
                    yield start, since
                start = max(start, until)
        if start < end:
            yield start, end


def run_down(wall: datetime, duration: timedelta, spells: Iterable[Spell]) -> Spell:
    """Spend a duration on the spells that count: when it is spent, and when the counting began."""
    left, first = duration, None
    for begin, end in spells:
        if end <= wall:
            continue
        start = max(begin, wall)
        first = first or start
        if left <= end - start:
            return start + left, first
        left -= end - start
    raise NeverDue("The counting found no end: there are no working hours to count.")


def add_open_minutes(start: datetime, minutes: int, hours: OpeningHours) -> datetime:
    """The moment at which so many open minutes have passed."""
    wall = local(start)
    at, _ = run_down(wall, timedelta(minutes=minutes), hours.spells(wall))
    return zoned(at)


def review_window(start: date, after: timedelta = REVIEW_FROM, until: timedelta = REVIEW_TO) -> tuple[date, date]:
    """The days from which and to which a plan is to be reviewed: six to eight weeks after it starts."""
    return start + after, start + until
