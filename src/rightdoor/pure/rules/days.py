"""Birthdays and days as the United Kingdom counts them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def day_of(moment: datetime) -> date:
    """The day on which something was or is, as people in London count it."""
    return moment.astimezone(LONDON).date()


def birthday(born_on: date, years: int) -> date:
    """The day on which someone reaches an age; a 29 February birthday is reached on 1 March in other years."""
    year = born_on.year + years
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def age_on(born_on: date, day: date) -> int:
    """Completed years on a day; the age turns at midnight."""
    years = day.year - born_on.year
    return years if birthday(born_on, years) <= day else years - 1


def spoken(day: date) -> str:
    """A day as people say it: Thursday 9 April 2026."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def local(moment: datetime) -> datetime:
    """A moment as the clocks of the United Kingdom show it, without a zone."""
    return moment if moment.tzinfo is None else moment.astimezone(LONDON).replace(tzinfo=None)


def zoned(wall: datetime) -> datetime:
    """What the clocks show, as a moment with its zone."""
    return wall.replace(tzinfo=LONDON)


def as_clocks_show(wall: datetime) -> datetime:
    """A time that the clocks skip in spring is read an hour later, as they show it; every other time is itself."""
    return zoned(wall).astimezone(UTC).astimezone(LONDON).replace(tzinfo=None)


def clock_words(moment: datetime) -> str:
    """A moment as people say it: Thursday 9 April 14:00."""
    return f"{moment:%A} {moment.day} {moment:%B} {moment:%H:%M}"
