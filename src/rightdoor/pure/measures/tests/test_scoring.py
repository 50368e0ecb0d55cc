"""Scores from answers: nothing is made of nothing, and a worrying answer is a flag."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.measures.instruments import Respondent
from rightdoor.pure.measures.registry import instruments, read_instruments
from rightdoor.pure.measures.scoring import (
    Alert,
    Answer,
    AnswersWrong,
    Flag,
    NotScored,
    Score,
    alerts,
    checked,
    entered,
    scored,
    tallies,
)
from rightdoor.pure.measures.tests.test_registry import GOOD

PHQ9 = instruments()["phq9"]
PATIENT = read_instruments(
    GOOD.replace('{ id = "2" }', '{ id = "2", reverse = true }, { id = "3" }')
    .replace('items = ["1", "2"]', 'items = ["1", "2", "3"]')
    .replace("range = [0, 4]", "range = [0, 6]")
)["mood"]


def given_to(values: list[int | None]) -> list[Answer]:
    return [Answer(str(number), value) for number, value in enumerate(values, 1)]


def test_the_answers_of_phq9_are_added_up() -> None:
    assert scored(PHQ9, given_to([0, 1, 2, 3, 0, 1, 2, 3, 0])) == (Score("total", Decimal(12)),)


def test_one_missing_answer_is_made_up_for_where_the_instrument_permits_it() -> None:
    assert scored(PATIENT, given_to([2, 1, None])) == (Score("total", Decimal("4.5"), 1),)
    assert scored(PATIENT, given_to([2, 0, 2])) == (Score("total", Decimal(6)),)


@pytest.mark.parametrize("answers", [given_to([None] * 3), [], given_to([2, None, None])])
def test_too_few_answers_are_not_a_low_score(answers: list[Answer]) -> None:
    (found,) = scored(PATIENT, answers)
    assert isinstance(found, NotScored)
    assert "answers are missing, 1 may be" in found.reason


def test_one_missing_answer_of_phq9_leaves_it_unscored() -> None:
    assert scored(PHQ9, given_to([3] * 8)) == (NotScored("total", "1 of 9 answers are missing, 0 may be."),)


def test_a_scale_whose_questions_are_not_here_is_entered() -> None:
    cors = instruments()["cors"]
    assert scored(cors, []) == (NotScored("total", "Its questions are not here: the score is entered."),)
    assert entered(cors, "total", Respondent.SELF, Decimal("31.4")) == Score("total", Decimal("31.4"))


@pytest.mark.parametrize("value", ["-0.1", "40.1", "NaN", "Infinity"])
def test_a_score_that_the_scale_cannot_have_is_refused(value: str) -> None:
    with pytest.raises(AnswersWrong, match="Total is a number from 0 to 40"):
        entered(instruments()["cors"], "total", Respondent.SELF, Decimal(value))


def test_a_score_by_somebody_who_does_not_answer_is_refused() -> None:
    with pytest.raises(AnswersWrong, match="is not answered by: parent"):
        entered(instruments()["cors"], "total", Respondent.PARENT, Decimal(3))


def test_everything_wrong_with_answers_is_said_at_once() -> None:
    with pytest.raises(AnswersWrong) as refused:
        checked(PHQ9, [Answer("1", 4), Answer("2", -1), Answer("3", 1), Answer("3", None), Answer("12", 1)])
    assert refused.value.reasons == (
        "Question 3 was answered 2 times.",
        "PHQ-9 has no question 12.",
        "Question 1 takes 0 to 3, not 4.",
        "Question 2 takes 0 to 3, not -1.",
    )


@pytest.mark.parametrize(
    ("ninth", "flags"), [(0, ()), (1, (Flag.SAID_YES,)), (3, (Flag.SAID_YES,)), (None, (Flag.NOT_ANSWERED,))]
)
def test_a_worrying_answer_and_one_that_is_missing_are_shown_to_a_person(
    ninth: int | None, flags: tuple[Flag, ...]
) -> None:
    assert alerts(PHQ9, given_to([0] * 8 + [ninth])) == tuple(Alert("9", flag) for flag in flags)


def test_a_worrying_answer_is_shown_though_nothing_could_be_scored() -> None:
    answers = [Answer("9", 1)]
    assert isinstance(scored(PHQ9, answers)[0], NotScored)
    assert alerts(PHQ9, answers) == (Alert("9", Flag.SAID_YES),)


@pytest.mark.parametrize(
    ("answers", "flag"),
    [
        ([Answer("1", 7), Answer("9", 1)], Flag.SAID_YES),
        ([Answer("9", 0), Answer("9", 2)], Flag.SAID_YES),
        ([Answer("9", 4)], Flag.SAID_YES),
        ([Answer("9", -1)], Flag.NOT_ANSWERED),
    ],
)
def test_a_worrying_answer_is_shown_though_the_form_cannot_be_taken(answers: list[Answer], flag: Flag) -> None:
    with pytest.raises(AnswersWrong):
        checked(PHQ9, answers)
    assert alerts(PHQ9, answers) == (Alert("9", flag),)


def test_who_did_not_know_counts_nowhere_in_the_experience_form() -> None:
    form = instruments()["experience"]
    found = tallies(form, [[Answer("heard", 2)], [Answer("heard", None), Answer("kind", 0)], [Answer("heard", 2)]])
    assert found["heard"] == {0: 0, 1: 0, 2: 2}
    assert found["kind"] == {0: 1, 1: 0, 2: 0}
    assert found["safe"] == {0: 0, 1: 0, 2: 0}


NINE = st.lists(st.integers(0, 3), min_size=9, max_size=9)
THREE = st.lists(st.none() | st.integers(0, 2), min_size=3, max_size=3)


@given(NINE, st.integers(0, 8))
def test_a_higher_answer_never_lowers_a_score(values: list[int], where: int) -> None:
    higher = [min(3, value + 1) if place == where else value for place, value in enumerate(values)]
    (one,), (other,) = scored(PHQ9, given_to([*values])), scored(PHQ9, given_to([*higher]))
    assert isinstance(one, Score)
    assert isinstance(other, Score)
    assert one.value <= other.value


@given(THREE)
def test_missing_answers_never_take_a_score_beyond_its_range(values: list[int | None]) -> None:
    (found,) = scored(PATIENT, given_to(values))
    assert isinstance(found, NotScored) == (values.count(None) > 1)
    if isinstance(found, Score):
        assert 0 <= found.value <= 6


@given(st.permutations(given_to([0, 1, 2, 3, 0, 1, 2, 3, 1])))
def test_the_order_of_answers_makes_no_difference(answers: list[Answer]) -> None:
    assert scored(PHQ9, answers) == (Score("total", Decimal(13)),)
