"""A month as the law counts it for answers that are owed to people."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day, where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def answer_by(received_on: date, months: int, is_working_day: Callable[[date], bool]) -> date:
    """The last day for an answer: counted from the day it came in; on a day off, the next working day."""
    day = months_after(received_on, months)
    while not is_working_day(day):
        day += ONE_DAY
    return day
