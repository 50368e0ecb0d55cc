"""The national figure, case by case as the published query has it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.measures.changes import Change, Reading
from rightdoor.pure.measures.instruments import Respondent, Sex
from rightdoor.pure.measures.national import Closed, Outcome, counts, outcomes, pairs
from rightdoor.pure.measures.norms import Person
from rightdoor.pure.measures.registry import instruments, rcads_norms

SELF, PARENT, CLINICIAN = Respondent.SELF, Respondent.PARENT, Respondent.CLINICIAN
FIRST, LAST = date(2026, 5, 1), date(2026, 5, 31)
CONTACT1, CONTACT2 = date(2026, 1, 10), date(2026, 2, 10)
CLOSED = Closed(Person(Sex.FEMALE, 16), date(2026, 1, 1), date(2026, 5, 20), contacts=(CONTACT2, CONTACT1))
IMPROVED, WORSE, SAME = Change.IMPROVED, Change.DETERIORATED, Change.NO_RELIABLE_CHANGE


def day(number: int) -> date:
    """Days after the first contact; the second is on day 31."""
    return CONTACT1 + timedelta(days=number)


def read(kind: str, on: int, value: str | None, who: Respondent = SELF, mark: str = "") -> Reading:
    instrument, _, scale = kind.partition(".")
    return Reading(instrument, scale or "total", who, day(on), None if value is None else Decimal(value), mark)


def seen(*readings: Reading, **changed: Any) -> dict[Respondent, Outcome]:
    return dict(outcomes(replace(CLOSED, readings=readings, **changed), instruments(), rcads_norms()))


def paired(*readings: Reading, **changed: Any) -> list[tuple[str | None, str | None]]:
    found = pairs(replace(CLOSED, readings=readings, **changed), instruments(), rcads_norms())
    return [(str(one.first.value), None if one.last is None else str(one.last.value)) for one in found]


@pytest.mark.parametrize(
    ("changed", "counted"),
    [
        ({}, "yes"),
        ({"person": Person(None, 0)}, "yes"),
        ({"person": Person(None, 17)}, "yes"),
        ({"person": Person(None, 18)}, "no"),
        ({"person": Person(None, None)}, "no"),
        ({"received": date(2016, 1, 1)}, "yes"),
        ({"received": date(2015, 12, 31)}, "no"),
        ({"rejected": date(2026, 1, 3)}, "no"),
        ({"discharged": None}, "no"),
        ({"discharged": FIRST}, "yes"),
        ({"discharged": LAST}, "yes"),
        ({"discharged": date(2026, 4, 30)}, "no"),
        ({"discharged": date(2026, 6, 1)}, "no"),
        ({"hospital_spell": True}, "no"),
        ({"district": ""}, "yes"),
        ({"district": "E06000035"}, "yes"),
        ({"district": "W06000015"}, "no"),
        ({"team_type": "F01"}, "yes"),
        *[({"team_type": team}, "no") for team in ("B02", "E01", "E02", "E03", "E04", "A14")],
    ],
)
def test_a_referral_counts_in_the_month_in_which_it_closed(changed: dict[str, Any], counted: str) -> None:
    assert counts(replace(CLOSED, **changed), FIRST, LAST) == (counted == "yes")


def test_the_first_score_is_the_earliest_on_or_after_the_first_contact() -> None:
    assert paired(read("phq9", -1, "20"), read("phq9", 0, "15"), read("phq9", 40, "8")) == [("15", "8")]


def test_the_paired_score_is_the_latest_on_or_after_the_second_contact() -> None:
    assert paired(read("phq9", 0, "15"), read("phq9", 31, "9"), read("phq9", 30, "3")) == [("15", "9")]
    assert paired(read("phq9", 0, "15"), read("phq9", 31, "9"), read("phq9", 99, "3")) == [("15", "3")]


def test_a_later_score_before_the_second_contact_is_no_pair() -> None:
    assert paired(read("phq9", 0, "15"), read("phq9", 30, "3")) == [("15", None)]
    assert seen(read("phq9", 0, "15"), read("phq9", 30, "3")) == {SELF: Outcome(True, False, None)}


def test_one_score_after_the_second_contact_is_no_pair_with_itself() -> None:
    assert paired(read("phq9", 50, "15")) == [("15", None)]


def test_two_scores_of_one_day_are_told_apart_by_their_marks() -> None:
    two = [read("phq9", 31, "15", mark="b"), read("phq9", 31, "3", mark="a")]
    assert paired(*two) == [("3", "15")]


def test_without_contacts_nothing_is_assessed_and_with_one_nothing_is_paired() -> None:
    scores = (read("phq9", 0, "15"), read("phq9", 60, "3"))
    assert seen(*scores, contacts=()) == {}
    assert seen(*scores, contacts=(CONTACT1,)) == {SELF: Outcome(False, False, None)}
    assert seen(*scores, contacts=(CONTACT1, CONTACT1)) == {SELF: Outcome(True, True, IMPROVED)}


@pytest.mark.parametrize(
    "unknown",
    [
        read("phq9", 0, None),
        read("phq9", 0, "28"),
        read("phq9", 0, "10", PARENT),
        read("dass", 0, "10"),
        read("phq9.joy", 0, "10"),
        read("experience.heard", 0, "2"),
    ],
)
def test_a_score_that_is_not_valid_or_not_in_the_national_list_is_left_out(unknown: Reading) -> None:
    assert seen(unknown) == {}


def gone(kind: str, first: str, last: str, who: Respondent = SELF) -> tuple[Reading, Reading]:
    return read(kind, 0, first, who), read(kind, 60, last, who)


BETTER, STILL, LESS = gone("phq9", "15", "9"), gone("gad7", "9", "8"), gone("gbo.goal_1", "6", "3")


@pytest.mark.parametrize(
    ("scores", "change"),
    [
        (BETTER, IMPROVED),
        (STILL, SAME),
        (LESS, WORSE),
        (BETTER + STILL, IMPROVED),
        (BETTER + LESS, WORSE),
        (STILL + LESS, WORSE),
        (BETTER + STILL + LESS, WORSE),
        ((*BETTER, read("gad7", 0, "9")), IMPROVED),
    ],
)
def test_one_scale_that_got_worse_outweighs_all_that_got_better(scores: tuple[Reading, ...], change: Change) -> None:
    assert seen(*scores) == {SELF: Outcome(True, True, change)}


def test_each_respondent_has_a_view_of_their_own() -> None:
    found = seen(*BETTER, *gone("sdq_parent.peer", "3", "6", PARENT), *gone("cgas", "50", "55", CLINICIAN))
    assert {who: outcome.change for who, outcome in found.items()} == {SELF: IMPROVED, PARENT: WORSE, CLINICIAN: SAME}


@pytest.mark.parametrize(
    ("kind", "who", "first", "last", "change"),
    [
        ("cors", SELF, "10", "20", IMPROVED),
        ("ors", SELF, "10", "16.6", IMPROVED),
        ("ors", SELF, "10", "16.5999", SAME),
        ("core10", SELF, "20", "15", IMPROVED),
        ("gad7", SELF, "10", "6", IMPROVED),
        ("phq9", SELF, "10", "15", SAME),
        ("yp_core", SELF, "10", "18", WORSE),
        ("gbo.goal_3", PARENT, "2", "5", IMPROVED),
        ("honosca.scale_13", CLINICIAN, "4", "2", IMPROVED),
        ("honosca.scale_1", PARENT, "1", "3", WORSE),
        ("swemwbs", SELF, "20", "23", IMPROVED),
        ("wemwbs", SELF, "40", "31", WORSE),
        ("cgas", CLINICIAN, "50", "61", IMPROVED),
        ("score15", SELF, "45", "35", IMPROVED),
        ("sdq_self.peer", SELF, "7", "3", SAME),
        ("sdq_parent.peer", PARENT, "7", "4", IMPROVED),
        # as the query has it, though more is better
        ("sdq_self.prosocial", SELF, "3", "7", WORSE),
        # girls of 16, depression: sd 4.45, so that 17.73 is 7.89 points
        ("rcads.depression", SELF, "20", "12", IMPROVED),
        ("rcads.depression", SELF, "20", "13", SAME),
        # parents of girls of 16, panic: sd 2.27, so that 40.93 is 9.29 points
        ("rcads.panic", PARENT, "1", "11", WORSE),
        ("rcads.panic", PARENT, "1", "10", SAME),
    ],
)
def test_every_instrument_is_counted_as_the_query_counts_it(
    kind: str, who: Respondent, first: str, last: str, change: Change
) -> None:
    assert seen(*gone(kind, first, last, who)) == {who: Outcome(True, True, change)}


def test_rcads_without_a_norm_is_compared_raw_as_the_query_does() -> None:
    nobody = Person(None, 12)
    assert seen(*gone("rcads.depression", "20", "2"), person=nobody)[SELF].change is IMPROVED
    assert seen(*gone("rcads.depression", "20", "3"), person=nobody)[SELF].change is SAME


READINGS = st.lists(
    st.builds(
        read,
        st.sampled_from(["phq9", "gbo.goal_1", "rcads.panic"]),
        st.integers(-5, 60),
        st.sampled_from(["0", "4", "9"]),
        st.just(SELF),
        st.just(""),
    ),
    max_size=8,
    unique_by=lambda one: (one.kind, one.on),
)


@given(READINGS, st.randoms())
def test_the_order_in_which_scores_come_in_makes_no_difference(readings: list[Reading], chance: Any) -> None:
    shuffled = readings[:]
    chance.shuffle(shuffled)
    known, norms = instruments(), rcads_norms()
    there = replace(CLOSED, readings=tuple(readings))
    other = replace(CLOSED, readings=tuple(shuffled), contacts=(CONTACT1, CONTACT2))
    assert pairs(there, known, norms) == pairs(other, known, norms)
    assert outcomes(there, known, norms) == outcomes(other, known, norms)
