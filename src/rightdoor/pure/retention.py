"""How long a record is kept: until which day, by which period, and why, from what is known of a life.

What is not known is taken so that the record is kept longer, never shorter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rightdoor.pure.rules.days import age_on, birthday

GROWN_UP = 18
SEVENTEEN = 17


class Since(StrEnum):
    """From where a period counts."""

    BIRTH = "birth"
    LAST_CONTACT = "last_contact"
    DEATH = "death"


class Whose(StrEnum):
    """Whose records a period speaks of."""

    CHILD = "child"
    ADULT = "adult"
    NOBODY = "nobody"  # a group or class, where nobody is named


@dataclass(frozen=True, slots=True)
class Life:
    """What a record knows about time."""

    last_contact_on: date
    born_on: date | None = None
    age_said: int | None = None
    said_on: date | None = None  # the day on which the age was said
    helped: bool = False  # a service has begun to help, so this is a care record
    died_on: date | None = None
    named: bool = True  # somebody is named in it

    @property
    def latest_birth(self) -> date:
        """The day of birth, or the latest that it can have been."""
        if self.born_on is not None:
            return self.born_on
        said_on = self.said_on or self.last_contact_on
        return years_before(said_on, self.age_said or 0)

    @property
    def whose(self) -> Whose:
        """A child's record, an adult's or nobody's; it stays a child's where the last contact was in childhood."""
        if not self.named:
            return Whose.NOBODY
        grown_up = age_on(self.latest_birth, self.last_contact_on) >= GROWN_UP
        return Whose.ADULT if grown_up else Whose.CHILD

    @property
    def may_have_been_seventeen(self) -> bool:
        """Whether help may have ended at seventeen; where only an age was said, the record is kept the longer."""
        return self.born_on is None or age_on(self.born_on, self.last_contact_on) == SEVENTEEN


@dataclass(frozen=True, slots=True)
class Period:
    """One line of the schedule: whose records, from where it counts, how many years, and who says so."""

    code: str
    title: str
    source: str
    since: Since
    years: int
    whose: Whose
    years_if_seventeen: int = 0  # counted from birth, where help ended at seventeen
    only_if_helped: bool = False

    def last_day(self, life: Life) -> date | None:
        """The last day on which this period keeps a record; None where it does not speak of it."""
        if life.whose is not self.whose or (self.only_if_helped and not life.helped):
            return None
        if self.since is Since.BIRTH:
            longer = self.years_if_seventeen if life.may_have_been_seventeen else 0
            return birthday(life.latest_birth, max(self.years, longer))
        if self.since is Since.DEATH:
            return birthday(life.died_on, self.years) if life.died_on else None
        return birthday(life.last_contact_on, self.years)


@dataclass(frozen=True, slots=True)
class Keeping:
    """Until which day a record is kept, that day included, and by which period."""

    last_day: date
    period: Period

    def is_over(self, on: date) -> bool:
        """Whether the record is due for a person to look at, and to let go."""
        return on > self.last_day


class NoPeriod(ValueError):
    """No line of the schedule speaks of such a record: nothing of it may go."""


def keeping(life: Life, periods: Iterable[Period]) -> Keeping:
    """How long such a record is kept: by the longest of the periods that speak of it."""
    found = [Keeping(last, period) for period in periods if (last := period.last_day(life)) is not None]
    if not found:
        raise NoPeriod(f"No line of the schedule keeps records of {life.whose.value}.")
    return max(found, key=lambda one: (one.last_day, one.period.code))


def years_before(day: date, years: int) -> date:
    """The same day some years before; 29 February becomes 1 March where the year has none."""
    return birthday(day, -years)
