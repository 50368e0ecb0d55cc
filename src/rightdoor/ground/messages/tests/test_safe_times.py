from datetime import UTC, datetime, timedelta

import pytest

from rightdoor.ground.messages.presenters import NOT_SAID, safe_contact
from rightdoor.ground.messages.safe_times import UNSAID, next_safe, windows
from rightdoor.pure.rules.days import LONDON
from tests.people_here import MONDAY


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


def safe(words: str, moment: str) -> bool:
    found = windows(words)
    assert found is not None, words
    return found.holds(at(moment))


@pytest.mark.parametrize(
    ("words", "yes", "no"),
    [
        ("", "2026-03-09T16:59", "2026-03-09T17:00"),
        ("Any time.", "2026-03-08T03:00", None),
        ("mornings", "2026-03-09T09:00", "2026-03-09T12:00"),
        ("in the evening", "2026-03-09T17:00", "2026-03-09T16:59"),
        ("after school", "2026-03-09T15:30", "2026-03-08T15:30"),
        ("weekends", "2026-03-08T10:00", "2026-03-09T10:00"),
        ("weekdays after 4pm", "2026-03-09T16:00", "2026-03-09T15:59"),
        ("after 4 on weekdays", "2026-03-09T16:00", "2026-03-08T16:00"),
        ("before 9am", "2026-03-09T08:30", "2026-03-09T09:00"),
        ("until 10", "2026-03-09T09:30", "2026-03-09T10:00"),
        ("9 to 5", "2026-03-09T09:00", "2026-03-09T17:00"),
        ("from 7 to 9", "2026-03-09T07:30", "2026-03-09T09:30"),
        ("between 4 and 6 pm", "2026-03-09T17:59", "2026-03-09T18:00"),
        ("16:30-18.15", "2026-03-09T18:14", "2026-03-09T16:29"),
        ("12am to 12pm", "2026-03-09T00:10", "2026-03-09T12:00"),
        ("Mon-Thu 4-6", "2026-03-12T16:00", "2026-03-13T16:00"),
        ("Saturday to Monday", "2026-03-09T10:00", "2026-03-10T10:00"),
        ("Tuesdays", "2026-03-10T19:59", "2026-03-10T20:00"),
        ("mornings and evenings", "2026-03-09T18:00", "2026-03-09T14:00"),
        ("Monday 16:00-18:00, Saturday mornings", "2026-03-14T09:30", "2026-03-14T16:30"),
        ("not mornings", "2026-03-09T12:00", "2026-03-09T11:59"),
        ("after 4, not Fridays", "2026-03-12T16:00", "2026-03-13T16:00"),
        ("evenings but not mondays", "2026-03-10T18:00", "2026-03-09T18:00"),
        ("any time, to call: 07700 900461", "2026-03-09T03:00", None),
        ("every day at lunchtime", "2026-03-09T12:15", "2026-03-09T13:30"),
    ],
)
def test_plain_words_are_read_as_people_mean_them(words: str, yes: str, no: str | None) -> None:
    assert safe(words, yes)
    assert no is None or not safe(words, no)


@pytest.mark.parametrize(
    "words",
    ["when dad is out", "mornings, not when dad is in", "6pm to 4pm", "ask my nan", "never", "not mondays or evenings"],
)
def test_words_that_cannot_be_read_are_never_guessed(words: str) -> None:
    assert windows(words) is None


def test_the_next_safe_moment_is_now_where_it_is_safe_now() -> None:
    assert next_safe([UNSAID], MONDAY) == MONDAY


def test_the_next_safe_moment_keeps_the_wall_clock_over_the_change_of_clocks() -> None:
    found = windows("weekdays after 4pm")
    assert found is not None
    friday_evening = at("2026-03-27T21:00")

    assert next_safe([found], friday_evening).astimezone(UTC) == datetime(2026, 3, 30, 15, 0, tzinfo=UTC)
    assert next_safe([found], friday_evening - timedelta(days=1)).date().isoformat() == "2026-03-27"


def test_where_a_no_takes_every_yes_away_there_is_no_safe_moment() -> None:
    found = windows("mornings, not mornings")

    assert found is not None
    assert next_safe([found], MONDAY) is None


def test_the_end_of_what_is_not_safe_is_where_it_is_safe_again() -> None:
    found = windows("any time, not mornings")

    assert found is not None
    assert next_safe([found], MONDAY) == at("2026-03-09T12:00")


def test_the_banner_says_what_to_use_and_what_never_to_do(plan_of) -> None:
    words = safe_contact(
        plan_of(safe_times="after school", safe_word="penguin", who_must_not_know="my dad", never_contact_parent=True)
    )

    assert words == (
        "Text message 07700 900461. Safe times: after school. Never contact a parent. Leave no voicemail. "
        "Do not say where you call from. Safe word: penguin. Must not know: my dad."
    )


def test_the_banner_says_when_nothing_was_said_and_when_to_leave_them_alone(plan_of) -> None:
    plan = plan_of(ways=[], safe_times="", voicemail_is_safe=True, may_name_service=True)
    assert safe_contact(plan) == (
        "No way to reach them was given. Safe times not said. A voicemail is safe. You may say where you call from."
    )
    plan.stopped_at = MONDAY
    assert safe_contact(plan).startswith("Do not contact them")
    assert safe_contact(None) == NOT_SAID
