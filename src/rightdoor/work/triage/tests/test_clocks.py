"""Clock chips: time left as the promise counts it, and when."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rightdoor.work.triage.presenters.clocks import clock_face, counted, length

LONDON = ZoneInfo("Europe/London")
THURSDAY = datetime(2026, 4, 2, 14, 0, tzinfo=LONDON)  # before Easter: Friday and Monday are bank holidays
DUE = datetime(2026, 4, 9, 14, 0, tzinfo=LONDON)
CLOCK = {"reading": "working_days", "start": THURSDAY.isoformat()}
H = timedelta(hours=1)


def face(at: datetime, *, stage: str = "received", due: datetime | None = DUE, **clock: Any) -> tuple[str, str, str]:
    shown = clock_face(stage, due, {**CLOCK, **clock}, at)
    return shown.state, shown.left, shown.when


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (THURSDAY, ("calm", "3 d", "Thu 9 Apr, 2 pm")),
        (datetime(2026, 4, 5, 12, 0, tzinfo=LONDON), ("calm", "2 d 14 h", "Thu 9 Apr, 2 pm")),
        (datetime(2026, 4, 7, 10, 40, tzinfo=LONDON), ("calm", "2 d 3 h", "Thu 9 Apr, 2 pm")),
        (datetime(2026, 4, 9, 9, 40, tzinfo=LONDON), ("soon", "4 h 20", "today, 2 pm")),
        (datetime(2026, 4, 9, 12, 40, tzinfo=LONDON), ("now", "1 h 20", "today, 2 pm")),
        (datetime(2026, 4, 9, 13, 48, tzinfo=LONDON), ("now", "12 min", "today, 2 pm")),
        (datetime(2026, 4, 9, 15, 40, tzinfo=LONDON), ("over", "1 h 40 late", "was today, 2 pm")),
        (datetime(2026, 4, 12, 15, 40, tzinfo=LONDON), ("over", "1 d 10 h late", "was Thu 9 Apr, 2 pm")),
    ],
)
def test_the_time_left_leaves_out_what_does_not_count(at: datetime, shown: tuple[str, str, str]) -> None:
    assert face(at) == shown


def test_the_pie_fills_as_counted_time_is_used() -> None:
    half = clock_face("received", DUE, CLOCK, datetime(2026, 4, 8, 2, 0, tzinfo=LONDON))

    assert half.used == pytest.approx(0.5)


def test_office_hours_and_real_hours_are_counted_their_own_way() -> None:
    late, morning = datetime(2026, 4, 7, 16, 0, tzinfo=LONDON), datetime(2026, 4, 8, 10, 0, tzinfo=LONDON)

    assert counted(late, morning, "office_hours") == 2 * H
    assert counted(late, morning, "real_hours") == 18 * H
    assert counted(late, morning, "working_days") == 18 * H


def test_a_change_of_clocks_is_a_real_hour_and_no_counted_one() -> None:
    before, after = datetime(2026, 3, 28, 12, 0, tzinfo=LONDON), datetime(2026, 3, 29, 12, 0, tzinfo=LONDON)

    assert counted(before, after, "real_hours") == 23 * H
    assert counted(before, after, "working_days") == 0 * H


def test_a_question_pauses_and_says_since_when() -> None:
    assert face(THURSDAY, stage="waiting_for_facts", due=None, met_at=THURSDAY.isoformat()) == (
        "paused", "Paused", "facts asked Thu 2 Apr",
    )  # fmt: skip
    assert face(THURSDAY, stage="waiting_for_facts", due=None)[2] == "facts asked"


def test_no_promise_is_no_day() -> None:
    assert face(THURSDAY, due=None) == ("calm", "No day set", "")


@pytest.mark.parametrize(
    ("stage", "met", "due", "shown"),
    [
        ("decided", DUE - H, DUE, ("met", "Met", "today, 1 pm")),
        ("decided", DUE + H, DUE, ("met", "Answered late", "today, 3 pm")),
        ("decided", DUE, None, ("met", "Answered", "today, 2 pm")),
        ("decided", None, DUE, ("met", "Answered", "")),
        ("withdrawn", None, DUE, ("met", "Stopped", "")),
        ("duplicate", None, DUE, ("met", "Duplicate", "")),
    ],
)
def test_what_has_ended_says_how(
    stage: str, met: datetime | None, due: datetime | None, shown: tuple[str, str, str]
) -> None:
    clock = {"met_at": met.isoformat()} if met else {}

    assert face(DUE, stage=stage, due=due, **clock) == shown


def test_lengths_are_said_in_two_parts() -> None:
    assert [length(timedelta(minutes=m)) for m in (0, 59, 60, 90, 1440, 1500)] == [
        "0 min", "59 min", "1 h 00", "1 h 30", "1 d", "1 d 1 h",
    ]  # fmt: skip


def test_midnight_is_the_end_of_the_day_before() -> None:
    midnight = datetime(2026, 4, 9, 0, 0, tzinfo=LONDON)

    assert face(datetime(2026, 4, 8, 12, 0, tzinfo=LONDON), due=midnight) == ("soon", "12 h 00", "today, end of day")
    assert face(THURSDAY, due=midnight)[2] == "Wed 8 Apr, end of day"


def test_a_start_without_a_zone_is_london_time() -> None:
    naive = {**CLOCK, "start": "2026-04-02T14:00:00"}

    assert clock_face("received", DUE, naive, THURSDAY).used == 0.0
