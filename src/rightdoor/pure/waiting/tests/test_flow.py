"""The weeks of a list, counted from its waits."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.waiting.flow import Wait, Week, weekly
from rightdoor.pure.waiting.order import Urgency

UNTIL = date(2026, 3, 2)
DAY = timedelta(days=1)


def test_a_week_counts_who_began_who_left_who_waited_and_who_joined() -> None:
    before, last = UNTIL - 14 * DAY, UNTIL - DAY
    waits = [
        Wait(before - DAY, Urgency.ROUTINE),  # waits throughout
        Wait(before, Urgency.URGENT, started_on=last),
        Wait(before + 6 * DAY, Urgency.ROUTINE, left_on=before + 7 * DAY),
        Wait(before - 30 * DAY, Urgency.ROUTINE, started_on=before - DAY),  # over before it begins
        Wait(UNTIL, Urgency.EMERGENCY),  # comes after it ends
    ]

    assert weekly(waits, UNTIL, 2) == [Week(0, 0, 1, (0, 0, 1, 1)), Week(1, 1, 3, (0, 0, 0, 0))]


def wait(since: date, days: int, urgency: Urgency, how: str) -> Wait:
    over = since + days * DAY
    return Wait(since, urgency, over if how == "started" else None, over if how == "left" else None)


WAITS = st.builds(
    wait,
    st.dates(date(2025, 1, 1), UNTIL), st.integers(0, 300), st.sampled_from(Urgency),
    st.sampled_from(["started", "left", "waits"]),
)  # fmt: skip


@given(st.lists(WAITS, max_size=30), st.integers(2, 60))
def test_from_week_to_week_nobody_is_lost(waits: list[Wait], weeks: int) -> None:
    found = weekly(waits, UNTIL, weeks)

    for week, following in pairwise(found):
        assert week.waiting + sum(week.joined) - week.starts - week.left == following.waiting


def test_a_week_had_room_where_some_began_and_nobody_who_waited_was_left() -> None:
    joined = (0, 0, 0, 5)

    assert Week(3, 1, 4, joined).had_room
    assert not Week(3, 0, 4, joined).had_room
    assert not Week(0, 0, 0, joined).had_room
