"""Who is next for a free place: why they, what to ask, and who was passed over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.programmes import Place as Where
from rightdoor.pure.programmes import Way
from rightdoor.pure.rules.truth import Truth
from rightdoor.pure.waiting.order import Place, Urgency, in_order, paused
from rightdoor.pure.waiting.proposing import Aspect, Freed, Needs, fits, next_for
from rightdoor.pure.waiting.tests.test_order import DAYS, LISTS

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
START = date(2026, 3, 16)
FREE = Freed(START)
FIRST, SECOND = (Place(UUID(int=n), Urgency.ROUTINE, MONDAY + n * timedelta(days=1)) for n in (1, 2))
ONLINE, SCHOOL = frozenset({Way.ONLINE}), frozenset({Where.SCHOOL})


def truth(aspect: Aspect, freed: Freed, needs: Needs) -> Truth | None:
    return next((one.truth for one in fits(freed, FIRST, needs) if one.aspect is aspect), None)


def test_the_first_is_proposed_with_reasons_and_with_what_to_ask() -> None:
    found = next_for(replace(FREE, ways=ONLINE), [SECOND, FIRST], {FIRST.key: Needs(ways=ONLINE)})

    assert found.chosen == FIRST
    assert found.reasons[-1] == "It has a way of meeting that they can use."
    assert [one.aspect for one in found.to_ask] == [Aspect.LANGUAGE]
    assert found.passed == ()


def test_who_is_passed_over_is_named_with_the_reason() -> None:
    free = replace(FREE, ways=frozenset({Way.FACE_TO_FACE}))

    found = next_for(free, [FIRST, SECOND], {FIRST.key: Needs(ways=ONLINE)})

    assert found.chosen == SECOND
    assert [(one.place, one.because, one.for_manager) for one in found.passed] == [
        (FIRST, ("It has no way of meeting that they can use.",), False)
    ]


def test_who_is_paused_is_skipped_and_it_is_said_until_they_are_ready() -> None:
    waits = paused(FIRST, date(2026, 3, 17))

    found = next_for(FREE, [waits, SECOND], {})

    assert (found.chosen, found.passed[0].place) == (SECOND, waits)
    assert "They keep their place" in found.passed[0].because[0]
    assert next_for(replace(FREE, starts_on=date(2026, 3, 17)), [waits, SECOND], {}).chosen == waits


def test_of_nobody_nobody_is_proposed() -> None:
    assert next_for(FREE, [], {}).chosen is None


@pytest.mark.parametrize(
    ("born_on", "at_start", "then"),
    [
        (None, False, Truth.UNKNOWN),
        (date(2016, 3, 17), False, Truth.NO),  # still 9 on the day it starts
        (date(2016, 3, 16), False, Truth.YES),
        (date(2007, 3, 17), False, Truth.YES),  # 18 until the day after
        (date(2007, 3, 16), False, Truth.YES),  # turned 19 while they waited
        (date(2007, 3, 16), True, Truth.OPEN),
        (date(2007, 3, 3), False, Truth.NO),  # 19 when they joined
    ],
)
def test_a_birthday_while_somebody_waits_takes_nobody_off(born_on: date | None, *, at_start: bool, then: Truth) -> None:
    free = replace(FREE, youngest=10, oldest=18, age_counts_at_start=at_start)

    assert truth(Aspect.AGE, free, Needs(born_on)) is then


def test_whom_only_a_birthday_keeps_from_a_place_goes_to_a_manager() -> None:
    free = replace(FREE, oldest=18, age_counts_at_start=True)

    found = next_for(free, [FIRST, SECOND], {FIRST.key: Needs(date(2007, 3, 10))})

    assert (found.chosen, found.passed[0].for_manager) == (SECOND, True)
    assert truth(Aspect.AGE, replace(FREE, youngest=10), Needs(date(2010, 1, 1))) is Truth.YES


@pytest.mark.parametrize(
    ("aspect", "freed", "needs", "then"),
    [
        (Aspect.WAY, FREE, Needs(), None),
        (Aspect.WAY, FREE, Needs(ways=ONLINE), Truth.UNKNOWN),
        (Aspect.WAY, replace(FREE, ways=ONLINE), Needs(), Truth.UNKNOWN),
        (Aspect.WHERE, replace(FREE, where=SCHOOL), Needs(where=SCHOOL), Truth.YES),
        (Aspect.WHERE, replace(FREE, where=frozenset({Where.HOME})), Needs(where=SCHOOL), Truth.NO),
        (Aspect.WHERE, replace(FREE, where=frozenset({Where.OF_THEIR_CHOICE})), Needs(where=SCHOOL), Truth.YES),
        (Aspect.LANGUAGE, replace(FREE, languages=frozenset({"pl"})), Needs(language="pl"), Truth.YES),
        (Aspect.LANGUAGE, replace(FREE, languages=frozenset({"en"})), Needs(language="pl"), Truth.UNKNOWN),
        (Aspect.GENDER, replace(FREE, gender="man"), Needs(), None),
        (Aspect.GENDER, FREE, Needs(gender_wish=frozenset({"woman"})), Truth.UNKNOWN),
        (Aspect.GENDER, replace(FREE, gender="woman"), Needs(gender_wish=frozenset({"woman"})), Truth.YES),
        (Aspect.GENDER, replace(FREE, gender="man"), Needs(gender_wish=frozenset({"woman"})), Truth.NO),
    ],
)
def test_a_place_fits_or_not_and_what_is_unknown_is_asked(
    aspect: Aspect, freed: Freed, needs: Needs, then: Truth | None
) -> None:
    assert truth(aspect, freed, needs) is then


FREED = st.builds(
    Freed, starts_on=DAYS, ways=st.frozensets(st.sampled_from(Way)), where=st.frozensets(st.sampled_from(Where)),
    youngest=st.none() | st.integers(4, 12), oldest=st.none() | st.integers(12, 25), age_counts_at_start=st.booleans(),
    gender=st.none() | st.sampled_from(["woman", "man"]),
)  # fmt: skip
NEEDS = st.builds(
    Needs, born_on=st.none() | st.dates(date(2000, 1, 1), date(2022, 1, 1)),
    ways=st.frozensets(st.sampled_from(Way)), gender_wish=st.frozensets(st.sampled_from(["woman", "man"])),
)  # fmt: skip


@given(FREED, LISTS, st.data())
def test_everybody_before_the_one_proposed_is_named_with_a_reason(
    freed: Freed, places: list[Place], data: st.DataObject
) -> None:
    needs = {one.key: data.draw(NEEDS) for one in places if data.draw(st.booleans())}

    found = next_for(freed, places, needs)

    order = in_order(places)
    before = order if found.chosen is None else order[: order.index(found.chosen)]
    assert [one.place for one in found.passed] == before
    assert all(one.because for one in found.passed)


@given(FREED, LISTS)
def test_of_whom_nothing_is_known_nobody_ready_is_passed_over(freed: Freed, places: list[Place]) -> None:
    ready = [one for one in in_order(places) if one.is_ready(freed.starts_on)]

    assert next_for(freed, places, {}).chosen == next(iter(ready), None)
