"""Opening hours with dates, and what is known about a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rightdoor.pure.rules.catalogue import Quote
from rightdoor.pure.rules.days import local, zoned

FURTHEST = timedelta(days=400)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Hours on some weekdays, from one day to another; the closing minute is already closed."""

    weekdays: frozenset[int]
    opens: time
    closes: time
    effective_from: date | None = None
    effective_to: date | None = None
    quote: Quote | None = None

    def holds_on(self, day: date) -> bool:
        """Whether these hours are the hours of a day, whatever the weekday."""
        early = self.effective_from is not None and day < self.effective_from
        late = self.effective_to is not None and day > self.effective_to
        return not (early or late)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The hours of one line or service."""

    periods: tuple[Period, ...] = ()
    holidays: frozenset[date] = frozenset()
    on_holidays: str = "not_said"
    always: bool = False

    def on(self, day: date) -> tuple[Period, ...]:
        """The periods of one day."""
        return tuple(one for one in self.periods if one.holds_on(day) and day.weekday() in one.weekdays)

    def is_said(self, day: date) -> bool:
        """Whether anybody says what the hours are on this day."""
        return self.always or any(period.holds_on(day) for period in self.periods)

    def is_open(self, at: datetime) -> bool | None:
        """Open, closed, or not said."""
        wall = local(at)
        if self.always:
            return True
        if not self.is_said(wall.date()):
            return None
        if not any(period.opens <= wall.time() < period.closes for period in self.on(wall.date())):
            return False
        if wall.date() not in self.holidays:
            return True
        return {"closed": False, "open": True}.get(self.on_holidays)

    def next_opening(self, at: datetime) -> datetime | None:
        """The next moment at which it surely opens, after this one."""
        wall = local(at)
        for start, _ in self.spells(wall):
            if start > wall:
                return zoned(start)
        return None

    def spells(self, wall: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The spells in which it is surely open, from the day of a moment on."""
        day, last = wall.date(), wall.date() + FURTHEST
        while day <= last:
            if self.always:
                yield datetime.combine(day, time()), datetime.combine(day + ONE_DAY, time())
            elif day not in self.holidays or self.on_holidays == "open":
                for period in sorted(self.on(day), key=lambda one: one.opens):
                    yield datetime.combine(day, period.opens), datetime.combine(day, period.closes)
            day += ONE_DAY
