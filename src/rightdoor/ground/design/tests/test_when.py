"""Days and hours in words."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from rightdoor.ground.design import when

SPRING = datetime(2026, 4, 9, 13, 0, tzinfo=UTC)  # 2 pm in London, where the clocks have gone forward


def test_a_moment_is_said_in_local_time() -> None:
    assert when.moment(SPRING) == "Thursday 9 April 2026, 2 pm"


def test_a_short_moment_fits_a_row() -> None:
    assert when.short_moment(SPRING) == "Thu 9 Apr, 2 pm"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (time(0, 0), "midnight"),
        (time(0, 5), "12:05 am"),
        (time(9, 0), "9 am"),
        (time(12, 0), "noon"),
        (time(12, 30), "12:30 pm"),
        (time(14, 30), "2:30 pm"),
    ],
)
def test_hours_are_said_as_people_say_them(value: time, said: str) -> None:
    assert when.hour(value) == said


def test_a_language_with_a_24_hour_clock_keeps_it() -> None:
    with translation.override("pl"):
        assert when.hour(time(14, 30)) == "14:30"


def test_days_come_long_short_and_for_machines() -> None:
    day = date(2026, 4, 9)

    assert when.day(day) == "Thursday 9 April 2026"
    assert when.day_and_month(day) == "Thursday 9 April"
    assert when.short_day(day) == "Thu 9 Apr"
    assert when.plain_date(day) == "9 April 2026"
    assert when.machine(day) == "2026-04-09"
    assert when.machine(SPRING) == "2026-04-09T14:00:00+01:00"


def test_a_moment_without_a_zone_is_taken_as_it_is() -> None:
    assert when.moment(SPRING.replace(tzinfo=None)) == "Thursday 9 April 2026, 1 pm"


MIDNIGHT = datetime(2026, 4, 8, 23, tzinfo=UTC)  # as Thursday begins in London


def test_what_is_due_by_midnight_is_due_by_the_end_of_the_day_before() -> None:
    assert when.deadline(MIDNIGHT) == "the end of Wednesday 8 April"
    assert when.short_deadline(MIDNIGHT) == "Wed 8 Apr, end of day"
    assert when.deadline(MIDNIGHT.replace(hour=0, tzinfo=None)) == "the end of Tuesday 7 April"
    with translation.override("pl"):
        assert when.deadline(MIDNIGHT) == "końca dnia, środa 8 kwietnia"


def test_any_other_time_by_which_something_is_due_is_said_as_it_is() -> None:
    assert when.deadline(SPRING) == "Thursday 9 April, 2 pm"
    assert when.short_deadline(SPRING) == "Thu 9 Apr, 2 pm"
