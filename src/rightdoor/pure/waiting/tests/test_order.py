"""The order of a list, with its reasons; what may move somebody, and what never does."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.waiting.order import (
    NeedsReason,
    NotListed,
    Place,
    Urgency,
    in_order,
    moved,
    paused,
    reasons,
    standing,
    transferred,
)  # fmt: skip
from rightdoor.work.support.lifecycle import RANKS

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = date(2026, 3, 9)
DAY = timedelta(days=1)
MOMENTS = st.integers(0, 60 * 24 * 425).map(lambda minutes: MONDAY - timedelta(minutes=minutes))
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
PLACES = st.builds(
    Place, key=st.uuids(), urgency=st.sampled_from(Urgency), waits_since=MOMENTS,
    counts_from=st.none() | MOMENTS, because=st.just("a reason"), paused_until=st.none() | DAYS,
)  # fmt: skip
LISTS = st.lists(PLACES, max_size=12, unique_by=lambda one: one.key)


def place(number: int, urgency: Urgency = Urgency.ROUTINE, days: int = 0) -> Place:
    return Place(UUID(int=number), urgency, MONDAY - days * DAY)


def test_need_comes_first_then_who_waits_longest_then_who_came_first() -> None:
    late, early, also, urgent = place(1), place(2, days=30), place(3), place(4, Urgency.URGENT)

    assert in_order([also, late, early, urgent]) == [urgent, early, late, also]


def test_how_soon_means_the_same_as_in_a_decision() -> None:
    assert {one.value.upper(): rank for one, rank in RANKS.items()} == {one.name: one.value for one in Urgency}


@pytest.mark.parametrize("because", ["", "  "])
def test_nobody_is_moved_without_a_reason(because: str) -> None:
    with pytest.raises(NeedsReason):
        Place(UUID(int=1), Urgency.ROUTINE, MONDAY, MONDAY - DAY, because)
    with pytest.raises(NeedsReason):
        moved(place(1), Urgency.URGENT, None, because)


def test_who_was_moved_says_since_when_they_truly_wait_and_why() -> None:
    one = moved(place(1), Urgency.ROUTINE, MONDAY - 60 * DAY, "She waited for another service first.")

    assert one.waits_since == MONDAY
    assert in_order([place(2, days=30), one])[0] == one
    assert reasons(one, TODAY)[1:] == (
        "They wait since Monday 2 March 2026.",
        "They count as waiting since Thursday 1 January 2026, because She waited for another service first.",
    )


def test_a_pause_keeps_the_place_and_is_said_until_its_day() -> None:
    one = paused(place(1, days=9), date(2026, 3, 16), "exams")

    assert in_order([place(2), one])[0] == one
    assert reasons(one, TODAY)[-1] == (
        "They asked for a pause until Monday 16 March 2026, because exams. They keep their place."
    )
    assert not one.is_ready(date(2026, 3, 15))
    assert one.is_ready(date(2026, 3, 16))
    assert len(reasons(one, date(2026, 3, 16))) == 2
    assert "because" not in reasons(paused(one, date(2026, 3, 16)), TODAY)[-1]
    assert paused(one, None, "exams") == place(1, days=9)


def test_who_asks_where_they_stand_hears_who_is_ready_and_who_comes_back() -> None:
    back = date(2026, 4, 1)
    here = [place(1, days=3), paused(place(2, days=2), back), place(3, days=1), place(4)]

    found = standing(here, UUID(int=3), TODAY)

    assert (found.ahead, found.back_on, found.behind) == (1, (back,), 1)
    with pytest.raises(NotListed):
        standing(here, UUID(int=9), TODAY)


@given(LISTS, st.randoms())
def test_the_order_hangs_on_the_places_alone_and_loses_nobody(places: list[Place], dice: object) -> None:
    shuffled = places[:]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]

    assert in_order(shuffled) == in_order(places)
    assert {one.key for one in in_order(places)} == {one.key for one in places}


@given(LISTS.filter(bool), DAYS)
def test_everybody_on_a_list_is_counted_once(places: list[Place], on: date) -> None:
    for number, one in enumerate(in_order(places)):
        found = standing(places, one.key, on)
        assert found.ahead + len(found.back_on) == number
        assert number + found.behind + 1 == len(places)


CHANGES = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(Urgency), st.none() | MOMENTS),
    st.tuples(st.just("pause"), st.none() | DAYS),
    st.tuples(st.just("transfer"), st.uuids()),
)


@given(PLACES, st.lists(CHANGES, max_size=8))
def test_whatever_is_done_nobody_begins_to_wait_anew(one: Place, changes: list[tuple[object, ...]]) -> None:
    now = one
    for kind, *what in changes:
        if kind == "move":
            now = moved(now, what[0], what[1], "a reason")  # type: ignore[arg-type]
        elif kind == "pause":
            now = paused(now, what[0])  # type: ignore[arg-type]
        else:
            now = transferred(now, what[0])  # type: ignore[arg-type]

    assert now.waits_since == one.waits_since


@given(PLACES, st.uuids())
def test_a_transfer_takes_along_all_that_counts(one: Place, key: UUID) -> None:
    there = transferred(one, key)

    assert (there.counts, there.urgency, there.paused_until) == (one.counts, one.urgency, one.paused_until)
