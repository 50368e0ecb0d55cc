"""What answers say in the vocabulary of the rules: what is not known stays unknown."""

from typing import Any

import pytest

from rightdoor.records.questions.facts import facts_of, safety_facts, unsure_of_safety, words_in
from rightdoor.records.questions.reading import form

ALL_NO = {"danger_now": "no", "ending_life_now": "no", "hurting_self_now": "no", "somebody_hurts": "no",
          "safe_tonight": "yes"}  # fmt: skip


def facts(name: str = "me", /, **answers: Any) -> dict[str, Any]:
    return facts_of(form(name), answers, place_of={"Canterbury": "kent", "Gillingham": "medway"}.get)


def test_what_nobody_answered_is_unknown() -> None:
    assert facts() == {"referrer": "self", "subject": "child"}


def test_not_sure_is_unknown_and_never_no() -> None:
    told = facts(danger_now="not_sure", sen="not_sure", social_worker="not_sure")

    assert told.keys() == {"referrer", "subject"}


def test_yes_and_no_are_known() -> None:
    assert facts(danger_now="yes", sen="no").items() >= {"in_danger_now": True, "sen": False}.items()


@pytest.mark.parametrize(
    ("hurts", "tonight", "harm"),
    [("yes", "yes", True), ("no", "no", True), ("no", "yes", False), ("no", "not_sure", None), ("not_sure", "no", True),
     ("no", None, None), (None, "yes", None)],
)  # fmt: skip
def test_two_questions_about_harm_are_a_no_only_where_both_say_so(
    *, hurts: str | None, tonight: str | None, harm: bool | None
) -> None:
    told = facts(somebody_hurts=hurts, safe_tonight=tonight)

    assert told.get("at_risk_of_significant_harm") is harm


def test_none_of_these_is_an_answer_and_an_empty_list() -> None:
    assert facts("someone", legal_status=["none"])["legal_status"] == ["none"]
    assert facts(affected_by_another=["none"])["affected_by_another"] == []


def test_places_become_areas_and_unknown_places_stay_unknown() -> None:
    assert facts(postcode="Canterbury", school_place="Gillingham").items() >= {
        "lives_in": "kent", "educated_in": "medway",
    }.items()  # fmt: skip
    assert "lives_in" not in facts(postcode="Nowhere")


def test_a_date_of_birth_counts_before_an_age() -> None:
    told = facts(born_on="2011-06-14", age=14)

    assert told["born_on"] == "2011-06-14"
    assert "age" not in told


def test_a_page_that_is_not_asked_tells_nothing() -> None:
    assert "vapes" not in facts(vapes="yes")
    assert facts(needs=["vaping"], vapes="yes")["vapes"] is True


def test_agreement_is_given_refused_or_not_asked() -> None:
    said = {answer: facts(agree_service=answer)["consent_young_person"] for answer in ("yes", "no", "not_sure")}

    assert said == {"yes": "given", "no": "refused", "not_sure": "not_asked"}


def test_not_at_school_yet_says_that_school_has_not_started() -> None:
    assert facts("child", day_time="too_young")["started_school"] is False


def test_who_asks_is_known_from_the_form_or_said() -> None:
    assert facts("child")["referrer"] == "parent_or_carer"
    assert facts("someone", referrer_kind="school")["referrer"] == "school"
    assert facts("group")["subject"] == "group"


def test_a_yes_to_safety_is_heard_in_either_sense() -> None:
    assert safety_facts(form("me"), ALL_NO) == []
    assert safety_facts(form("me"), {"safe_tonight": "no", "somebody_hurts": "yes"}) == ["at_risk_of_significant_harm"]
    assert unsure_of_safety(form("me"), {**ALL_NO, "safe_tonight": "not_sure"})
    assert not unsure_of_safety(form("me"), ALL_NO)


def test_free_words_are_gathered_for_a_human() -> None:
    assert words_in(form("me"), {"story": "One", "must_not_know": "Two", "needs": ["other"]}) == "Two\nOne"


@pytest.mark.parametrize(("level", "danger"), [("low", 0), ("medium", 0), ("high", 1), ("active", 1)])
def test_exploitation_that_goes_on_or_is_likely_is_danger(level: str, danger: int) -> None:
    assert safety_facts(form("someone"), {"exploitation_level": level}) == ["exploitation_level"] * danger
