"""Bands, reliable change and goals."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.measures.changes import Change, NotComparable, Reading, band, change_between, goal_change
from rightdoor.pure.measures.instruments import Respondent, Sex
from rightdoor.pure.measures.norms import Person, norm_for
from rightdoor.pure.measures.registry import instruments, rcads_norms

SELF, PARENT = Respondent.SELF, Respondent.PARENT
GIRL = Person(Sex.FEMALE, 12)
THEN, NOW = date(2026, 1, 5), date(2026, 4, 5)
OPPOSITE = {
    Change.IMPROVED: Change.DETERIORATED,
    Change.DETERIORATED: Change.IMPROVED,
    Change.NO_RELIABLE_CHANGE: Change.NO_RELIABLE_CHANGE,
}


def became(
    instrument: str, scale: str, first: str | None, last: str | None, who: Respondent = SELF, person: Person = GIRL
) -> Change | NotComparable:
    before, after = (None if value is None else Decimal(value) for value in (first, last))
    return change_between(
        instruments()[instrument],
        Reading(instrument, scale, who, THEN, before),
        Reading(instrument, scale, who, NOW, after),
        person,
        rcads_norms(),
    )


@pytest.mark.parametrize(
    ("instrument", "scale", "first", "last", "change"),
    [
        ("ors", "total", "20", "26.6", Change.IMPROVED),
        ("ors", "total", "20", "26.5", Change.NO_RELIABLE_CHANGE),
        ("ors", "total", "26.6", "20", Change.DETERIORATED),
        ("phq9", "total", "14", "8", Change.IMPROVED),
        ("phq9", "total", "14", "9", Change.NO_RELIABLE_CHANGE),
        ("phq9", "total", "8", "14", Change.DETERIORATED),
        ("sdq_self", "prosocial", "3", "7", Change.IMPROVED),
        # girls of 12: (raw - 5.03) * 10 / 3.92 + 50; seven points are 17.86, eight 20.41; 18.29 is reliable
        ("rcads", "panic", "14", "7", Change.NO_RELIABLE_CHANGE),
        ("rcads", "panic", "15", "7", Change.IMPROVED),
    ],
)
def test_a_score_changed_if_it_moved_as_far_as_is_reliable(
    instrument: str, scale: str, first: str, last: str, change: Change
) -> None:
    assert became(instrument, scale, first, last) == change


@pytest.mark.parametrize("person", [Person(None, 12), Person(Sex.MALE, None), Person(Sex.MALE, 7)])
def test_rcads_is_not_compared_where_there_is_no_norm(person: Person) -> None:
    found = became("rcads", "panic", "15", "2", person=person)
    assert found == NotComparable("There are no norms for this age and sex, or one of them is not known.")


def test_a_score_that_is_missing_or_cannot_be_is_not_a_change() -> None:
    assert became("phq9", "total", None, "3") == NotComparable("One of them was not scored.")
    assert became("phq9", "total", "3", None) == NotComparable("One of them was not scored.")
    outside = NotComparable("One of them is outside the range of the scale.")
    assert became("phq9", "total", "28", "3") == outside
    assert became("phq9", "total", "3", "-1") == outside


def test_a_respondent_for_whom_no_figure_is_known_is_not_compared() -> None:
    assert became("phq9", "total", "3", "13", PARENT) == NotComparable(
        "No figure is known for what change is reliable."
    )


def test_only_one_instrument_scale_and_respondent_is_compared() -> None:
    first = Reading("gbo", "goal_1", SELF, THEN, Decimal(1))
    gbo, norms = instruments()["gbo"], rcads_norms()
    no = NotComparable("They are not of one instrument, scale and respondent.")
    for last in (
        Reading("gbo", "goal_2", SELF, NOW, Decimal(9)),
        Reading("gbo", "goal_1", PARENT, NOW, Decimal(9)),
        Reading("ors", "goal_1", SELF, NOW, Decimal(9)),
    ):
        assert change_between(gbo, first, last, GIRL, norms) == no
    assert change_between(instruments()["ors"], first, first, GIRL, norms) == no


@pytest.mark.parametrize(
    ("first", "last", "change"),
    [(2, 5, Change.IMPROVED), (2, 4, Change.NO_RELIABLE_CHANGE), (5, 2, Change.DETERIORATED), (0, 10, Change.IMPROVED)],
)
def test_three_steps_towards_a_goal_are_a_change(first: int, last: int, change: Change) -> None:
    assert goal_change(instruments(), first, last) == change


def test_a_goal_without_a_score_or_beyond_ten_is_not_compared() -> None:
    missing = NotComparable("The goal was not scored at one of the times.")
    assert goal_change(instruments(), None, 4) == missing
    assert goal_change(instruments(), 4, None) == missing
    assert goal_change(instruments(), 4, 11) == NotComparable("A goal is scored from 0 to 10, not 11.")


@pytest.mark.parametrize(
    ("instrument", "scale", "value", "name"),
    [
        ("rcads", "panic", "64.99", "below"),
        ("rcads", "panic", "65", "borderline"),
        ("rcads", "panic", "70", "clinical"),
        ("gad7", "total", "7", "below"),
        ("gad7", "total", "8", "above_cut_off"),
        ("phq9", "total", "9", "below"),
        ("phq9", "total", "10", "above_cut_off"),
        ("cors", "total", "12", None),
    ],
)
def test_a_score_lies_in_its_band(instrument: str, scale: str, value: str, name: str | None) -> None:
    assert band(instruments()[instrument].scale(scale), SELF, Decimal(value)) == name


def test_a_t_score_is_worked_out_from_the_norm_of_sex_age_and_respondent() -> None:
    norm = norm_for(rcads_norms(), GIRL, PARENT, "social")
    assert norm is not None
    assert norm.t_score(Decimal("8.62")) == 50
    assert norm.t_score(Decimal("13.27")) == 60


def test_no_difference_of_whole_points_lies_so_near_a_threshold_that_rounding_could_decide() -> None:
    """The query divides with eight places or fewer; here the division is exact to 28."""
    rcads = instruments()["rcads"]
    near = [
        (key, points)
        for key, norm in rcads_norms().items()
        for points in range(31)
        if abs(points * 10 / norm.sd - rcads.scale(key[3]).min_change[key[0]]) < Decimal("0.00001")
    ]
    assert near == []


KINDS = sorted(
    (one.id, scale.id, who) for one in instruments().values() for scale in one.scales for who in scale.min_change
)


@given(st.sampled_from(KINDS), st.data())
def test_a_change_turned_round_is_its_opposite(kind: tuple[str, str, Respondent], data: st.DataObject) -> None:
    scale = instruments()[kind[0]].scale(kind[1])
    values = st.decimals(scale.lowest, scale.highest, places=1)
    one, other = str(data.draw(values)), str(data.draw(values))
    there, back = became(kind[0], kind[1], one, other, kind[2]), became(kind[0], kind[1], other, one, kind[2])
    assert isinstance(there, Change)
    assert back == OPPOSITE[there]
