"""What a list says of whoever asks how long it takes."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given

from rightdoor.pure.waiting.asking import asked_by, asked_by_newcomer
from rightdoor.pure.waiting.expecting import Asked
from rightdoor.pure.waiting.order import NotListed, Place, Urgency, in_order, paused
from rightdoor.pure.waiting.tests.test_order import DAYS, LISTS, TODAY, place

DAY = timedelta(days=1)


def test_those_before_are_counted_and_the_paused_by_the_week_in_which_they_are_back() -> None:
    here = [
        place(1, Urgency.URGENT), place(2, days=3), place(3, days=2), place(4, days=1),
        paused(place(5, days=9), TODAY + 7 * DAY), paused(place(6, days=9), TODAY + 8 * DAY),
        paused(place(7, days=9), TODAY),
    ]  # fmt: skip

    assert asked_by(here, UUID(int=3), TODAY) == Asked(3, Urgency.ROUTINE, (1, 2))
    assert asked_by_newcomer(here, Urgency.ROUTINE, TODAY) == Asked(5, Urgency.ROUTINE, (1, 2))
    assert asked_by_newcomer(here, Urgency.URGENT, TODAY) == Asked(1, Urgency.URGENT)


def test_of_somebody_who_is_not_on_the_list_nothing_is_said() -> None:
    with pytest.raises(NotListed):
        asked_by([place(1)], UUID(int=2), TODAY)


@given(LISTS, DAYS)
def test_each_stands_behind_one_more_than_whoever_is_before_them(places: list[Place], on: date) -> None:
    for number, one in enumerate(in_order(places)):
        found = asked_by(places, one.key, on)
        assert found.ahead + len(found.back_in) == number
        assert all(weeks >= 1 for weeks in found.back_in)
