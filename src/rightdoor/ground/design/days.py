"""Read a day that a person typed in three boxes, in the order that people here use."""

import re
from datetime import date

from django.utils.translation import gettext as _

from rightdoor.pure.phrases import bare

BOXES = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS_IN_POLISH = ("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paz", "lis", "gru")
LONGEST_MONTH = 31
LONGEST_NUMBER = 4
IN_ONE_BOX = re.compile(r"(?P<day>\d{1,2})[\s./-]+(?P<month>\w+)[\s./,-]+(?P<year>\d+)")
COMPUTER_ORDER = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")


class UnclearDay(ValueError):
    """The boxes do not make a day; the message says what to change, and in which boxes."""

    def __init__(self, message: str, boxes: tuple[str, ...]) -> None:
        super().__init__(message)
        self.message = message
        self.boxes = boxes


def split_day(words: str) -> tuple[str, str, str]:
    """Three boxes from one piece of text: 9/4/2012, 9 April 2012 or 2012-04-09."""
    found = COMPUTER_ORDER.fullmatch(words.strip()) or IN_ONE_BOX.fullmatch(words.strip())
    if found is None:
        return words.strip(), "", ""
    return found["day"], found["month"], found["year"]


def read_day(day: str, month: str, year: str) -> date:
    """The day that three boxes name, or an `UnclearDay` that says what to put right."""
    typed = dict(zip(BOXES, (day.strip(), month.strip(), year.strip()), strict=True))
    empty = tuple(box for box in BOXES if not typed[box])
    if empty:
        raise UnclearDay(_missing(empty), empty)
    day_number, month_number = _day_number(typed["day"]), _month_number(typed["month"])
    year_number = _year_number(typed["year"])
    try:
        return date(year_number, month_number, day_number)
    except ValueError:
        raise UnclearDay(
            _("There is no such day in that month. Check the day and the month"),
            ("day", "month"),
        ) from None


def _missing(empty: tuple[str, ...]) -> str:
    names = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
    if len(empty) == len(BOXES):
        return _("Give the day, the month and the year, like 9 4 2012")
    missing = _(" and ").join(names[box] for box in empty)
    return _("The date still needs %(missing)s") % {"missing": missing}


def short_number(words: str) -> bool:
    """Whether these are a few figures: thousands of them are no number that this machine reads."""
    return words.isdecimal() and len(words) <= LONGEST_NUMBER


def _day_number(words: str) -> int:
    if short_number(words) and 1 <= int(words) <= LONGEST_MONTH:
        return int(words)
    raise UnclearDay(_("The day is a number from 1 to 31"), ("day",))


def _month_number(words: str) -> int:
    begins = bare(words)[:3]
    for months in (MONTHS, MONTHS_IN_POLISH):
        if begins in months:
            return months.index(begins) + 1
    if short_number(words) and 1 <= int(words) <= len(MONTHS):
        return int(words)
    if short_number(words) and len(MONTHS) < int(words) <= LONGEST_MONTH:
        raise UnclearDay(
            _("There is no month %(month)s. The day comes first, then the month") % {"month": words},
            ("day", "month"),
        )
    raise UnclearDay(_("The month is a number from 1 to 12, or its name"), ("month",))


def _year_number(words: str) -> int:
    if words.isdecimal() and len(words) == len("2012"):
        return int(words)
    raise UnclearDay(_("Write the year with four numbers, like 2012"), ("year",))
