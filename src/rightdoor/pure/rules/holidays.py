"""Bank holidays of England by the law's rule, for years to which no published list reaches yet."""

from collections.abc import Iterator
from datetime import date, timedelta

MONDAY, SATURDAY = 0, 5
ONE_DAY = timedelta(days=1)


def expected_holidays(year: int) -> tuple[date, ...]:
    """The eight days of a year without a royal occasion; weekend days are given as their substitutes."""
    sunday = easter(year)
    spring, late_spring, summer = first_monday(year, 5), last_monday(year, 5), last_monday(year, 8)
    fixed = (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26))
    taken = [sunday - 2 * ONE_DAY, sunday + ONE_DAY, spring, late_spring, summer]
    for day in fixed:
        taken.append(next(one for one in working_days_from(day) if one not in taken and one not in later(fixed, day)))
    return tuple(sorted(taken))


def later(fixed: tuple[date, ...], day: date) -> tuple[date, ...]:
    """The fixed holidays after this one that fall on a working day, and so keep their own day."""
    return tuple(one for one in fixed if one > day and one.weekday() < SATURDAY)


def working_days_from(day: date) -> Iterator[date]:
    """Mondays to Fridays from a day on."""
    while True:
        if day.weekday() < SATURDAY:
            yield day
        day += ONE_DAY


def first_monday(year: int, month: int) -> date:
    """The first Monday of a month."""
    first = date(year, month, 1)
    return first + (MONDAY - first.weekday()) % 7 * ONE_DAY


def last_monday(year: int, month: int) -> date:
    """The last Monday of a month of 31 days."""
    last = date(year, month, 31)
    return last - (last.weekday() - MONDAY) % 7 * ONE_DAY


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, from the age of the moon and the letter of the Sunday."""
    golden, century = year % 19, year // 100
    skipped, moon_shift = century // 4, (8 * century + 13) // 25
    epact = (19 * golden + century - skipped - moon_shift + 15) % 30
    full_moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full_moon + 2 - century + skipped) % 7
    day = full_moon - weekday
    month = 3 + (day + 40) // 44
    return date(year, month, day + 28 - 31 * (month // 4))
