"""One month, as the Information Commissioner counts it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.months import answer_by, months_after

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 9, 3), 1, date(2026, 10, 3)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_a_month_ends_on_the_same_day_of_the_next_or_on_its_last(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_a_day_off_gives_until_the_next_working_day() -> None:
    closed = {date(2026, 4, 3), date(2026, 4, 6)}  # Good Friday and Easter Monday

    def works(day: date) -> bool:
        return day.weekday() < 5 and day not in closed

    assert answer_by(date(2026, 3, 3), 1, works) == date(2026, 4, 7)
    assert answer_by(date(2026, 3, 2), 1, works) == date(2026, 4, 2)


@given(DAYS, st.integers(0, 36))
def test_months_later_is_in_that_month_and_never_on_a_later_day(day: date, months: int) -> None:
    then = months_after(day, months)

    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then.day < day.day and (then + timedelta(days=1)).day == 1)


@given(DAYS, DAYS)
def test_who_asks_later_is_never_owed_an_answer_sooner(one: date, other: date) -> None:
    first, second = sorted((one, other))

    assert answer_by(first, 1, lambda d: d.weekday() < 5) <= answer_by(second, 1, lambda d: d.weekday() < 5)
