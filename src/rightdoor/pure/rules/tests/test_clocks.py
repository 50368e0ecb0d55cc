"""Clocks: working days, office hours, bank holidays, pauses, and why a time is what it is."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from rightdoor.pure.rules.clocks import (
    OFFICE_HOURS,
    WORKING_DAYS,
    NeverDue,
    Pause,
    WorkingTime,
    add_open_minutes,
    listed,
    review_window,
)
from rightdoor.pure.rules.days import local
from rightdoor.pure.rules.hours import OpeningHours, Period

EASTER = frozenset({date(2026, 4, 3), date(2026, 4, 6)})
CLOCK = WorkingTime(EASTER, confirmed_to=date(2027, 12, 31))
THREE_DAYS = timedelta(hours=72)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def due(start: str, reading: str = WORKING_DAYS, pauses: tuple[Pause, ...] = ()) -> datetime:
    return local(CLOCK.due(at(start), THREE_DAYS, reading, pauses).at)


def test_the_explanation_says_why_a_time_is_what_it_is() -> None:
    found = CLOCK.due(at("2026-04-02T14:00"), THREE_DAYS)

    assert found.explanation == (
        "received Thursday 14:00; Friday and Monday are bank holidays; due Thursday 9 April 14:00"
    )
    assert found.confirmed
    assert found.reading == WORKING_DAYS


def test_what_comes_on_a_free_day_starts_at_midnight_of_the_next_working_day() -> None:
    found = CLOCK.due(at("2026-04-04T22:15"), THREE_DAYS)

    assert local(found.at) == at("2026-04-10T00:00")
    assert local(found.counted_from) == at("2026-04-07T00:00")
    assert found.explanation == (
        "received Saturday 22:15; counting starts Tuesday 7 April 00:00; Monday is a bank holiday; "
        "due Friday 10 April 00:00 (the end of Thursday)"
    )


def test_office_hours_count_eight_a_day() -> None:
    assert due("2026-04-02T14:00", OFFICE_HOURS) == at("2026-04-17T14:00")
    assert due("2026-03-09T17:00", OFFICE_HOURS) == at("2026-03-20T17:00")
    assert due("2026-03-09T08:00", OFFICE_HOURS) == at("2026-03-19T17:00")


def test_the_wall_time_is_kept_across_a_change_of_clocks() -> None:
    spring = CLOCK.due(datetime(2026, 3, 27, 16, 0, tzinfo=UTC), THREE_DAYS)
    autumn = CLOCK.due(at("2026-10-23T16:10"), THREE_DAYS)

    assert local(spring.at) == at("2026-04-01T16:00")
    assert spring.at.utcoffset() == timedelta(hours=1)
    assert local(autumn.at) == at("2026-10-28T16:10")


def test_a_pause_does_not_count_and_is_explained() -> None:
    waiting = Pause(at("2026-03-10T12:00"), at("2026-03-12T12:00"), "more information was asked")

    found = CLOCK.due(at("2026-03-09T09:00"), THREE_DAYS, pauses=(waiting,))

    assert local(found.at) == at("2026-03-16T09:00")
    assert "paused from Tuesday 10 March 12:00 to Thursday 12 March 12:00: more information was asked" in (
        found.explanation
    )


def test_pauses_that_touch_or_overlap_count_once() -> None:
    first = Pause(at("2026-03-10T00:00"), at("2026-03-11T00:00"), "asked")
    second = Pause(at("2026-03-10T12:00"), at("2026-03-12T00:00"), "asked again")
    early = Pause(at("2026-03-01T00:00"), at("2026-03-02T00:00"), "long ago")

    assert due("2026-03-09T09:00", pauses=(second, first, early)) == at("2026-03-16T09:00")


def test_three_or_more_bank_holidays_are_named_with_their_dates() -> None:
    clock = WorkingTime(frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}))

    found = clock.due(at("2026-12-24T11:00"), timedelta(hours=120))

    assert "Friday 25 December, Monday 28 December and Friday 1 January are bank holidays" in found.explanation
    assert not found.confirmed


def test_a_clock_without_any_hours_says_so() -> None:
    closed = WorkingTime(opens=time(9), closes=time(9))

    with pytest.raises(NeverDue, match="no working hours"):
        closed.due(at("2026-03-09T09:00"), THREE_DAYS, OFFICE_HOURS)


def test_months_confirmed_are_whole_months_ahead() -> None:
    assert CLOCK.months_confirmed(date(2026, 11, 22)) == 13
    assert WorkingTime(confirmed_to=date(2026, 12, 10)).months_confirmed(date(2026, 11, 22)) == 0
    assert WorkingTime(confirmed_to=date(2026, 1, 1)).months_confirmed(date(2026, 11, 22)) == 0
    assert WorkingTime().months_confirmed(date(2026, 11, 22)) == 0


def test_working_minutes_between_two_moments_leave_out_nights_and_free_days() -> None:
    assert CLOCK.working_minutes_between(at("2026-04-02T16:00"), at("2026-04-07T09:30")) == 90
    assert CLOCK.working_minutes_between(at("2026-04-07T09:30"), at("2026-04-02T16:00")) == 0
    assert CLOCK.working_minutes_between(at("2026-03-09T10:00"), at("2026-03-09T10:20")) == 20


def test_open_minutes_run_only_while_it_is_open() -> None:
    office = CLOCK.office()

    assert local(add_open_minutes(at("2026-04-02T16:50"), 15, office)) == at("2026-04-07T09:05")
    assert local(add_open_minutes(at("2026-03-09T10:00"), 15, office)) == at("2026-03-09T10:15")
    assert local(add_open_minutes(at("2026-03-09T23:50"), 15, OpeningHours(always=True))) == at("2026-03-10T00:05")
    with pytest.raises(NeverDue):
        add_open_minutes(at("2026-03-09T10:00"), 15, OpeningHours())


def test_a_review_is_due_six_to_eight_weeks_after_the_start() -> None:
    assert review_window(date(2026, 1, 12)) == (date(2026, 2, 23), date(2026, 3, 9))


def test_one_thing_is_listed_alone() -> None:
    assert listed(["Friday"]) == "Friday"


def test_hours_change_on_their_day() -> None:
    week = frozenset(range(5))
    hours = OpeningHours(
        (
            Period(week, time(9), time(15), effective_to=date(2025, 11, 9)),
            Period(week, time(9), time(17), effective_from=date(2025, 11, 10)),
        ),
        frozenset({date(2026, 5, 25)}),
    )

    assert [hours.is_open(at(f"2025-11-07T{clock}")) for clock in ("08:59", "09:00", "14:59", "15:00")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert hours.is_open(at("2025-11-10T16:59")) is True
    assert hours.is_open(at("2026-05-25T11:00")) is None
    assert hours.is_open(at("2026-05-25T18:00")) is False
    assert hours.next_opening(at("2025-11-07T15:00")) == hours.next_opening(at("2025-11-08T12:00"))
    assert local(hours.next_opening(at("2026-05-22T17:00")) or at("2000-01-01T00:00")) == at("2026-05-26T09:00")


def test_a_bank_holiday_is_what_the_county_says_it_is() -> None:
    monday, week = date(2026, 5, 25), frozenset(range(5))
    periods = (Period(week, time(9), time(17)),)
    at_eleven = at("2026-05-25T11:00")

    assert OpeningHours(periods, frozenset({monday}), "closed").is_open(at_eleven) is False
    open_anyway = OpeningHours(periods, frozenset({monday}), "open")
    assert open_anyway.is_open(at_eleven) is True
    assert local(open_anyway.next_opening(at("2026-05-24T11:00")) or at_eleven) == at("2026-05-25T09:00")


def test_hours_that_nobody_says_are_unknown() -> None:
    assert OpeningHours().is_open(at("2026-03-09T10:00")) is None
    assert OpeningHours().next_opening(at("2026-03-09T10:00")) is None
    assert OpeningHours(always=True).is_open(at("2026-03-09T03:00")) is True
