"""Safety comes first: every flag, in every area, at every age."""

from typing import Any

import pytest

from rightdoor.pure.rules.areas import AREAS
from rightdoor.pure.rules.facts import read_facts
from rightdoor.pure.rules.safety import safety_for
from rightdoor.records.directory.reading import catalogue
from tests.scenarios.asking import ask, codes, report
from tests.scenarios.people import CARE, HERA, TAKEN

FLAGS: list[dict[str, Any]] = [
    {"in_danger_now": True},
    {"immediate_suicide_risk": True},
    {"significant_self_harm": True},
    {"at_risk_of_significant_harm": True},
    {"exploitation_level": "high"},
    {"exploitation_level": "active"},
]
BODIES = {
    "kent": "kent.front_door",
    "essex": "essex.children_and_families_hub",
    "medway": "medway.childrens_services",
}
ON = "2026-03-09"


def safety(**facts: Any) -> list[str]:
    return [step.service for step in safety_for(catalogue(), read_facts({"on": ON, **facts}))]


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.parametrize("area", AREAS)
def test_a_flag_names_the_body_of_the_area_by_age(area: str, flag: dict[str, Any]) -> None:
    child = BODIES.get(area, f"{area}.childrens_safeguarding")
    adult = f"{area}.adult_safeguarding"

    assert child in safety(lives_in=area, age=17, **flag)
    assert adult not in safety(lives_in=area, age=17, **flag)
    assert adult in safety(lives_in=area, age=18, **flag)
    assert child not in safety(lives_in=area, age=18, **flag)
    assert {child, adult} <= set(safety(lives_in=area, **flag))


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.parametrize("area", BODIES)
@pytest.mark.parametrize("subject", ["child", "parent_or_carer", "group", "school", None])
def test_a_door_that_safety_names_answers_as_open(area: str, flag: dict[str, Any], subject: str | None) -> None:
    for age in (None, 4, 17, 18, 40):
        told = {"on": ON, "lives_in": area, "subject": subject, "age": age, **flag}
        row = ask(BODIES[area], told)

        assert BODIES[area] not in row["safety"] or row["answer"] == "eligible", age


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.parametrize("age", [4, 17, 18, 40])
def test_an_unknown_area_names_999_nhs_111_and_the_council_where_the_person_lives(
    age: int, flag: dict[str, Any]
) -> None:
    named = safety(age=age, **flag)

    assert {"national.emergency", "national.nhs111_mental_health", "national.council_where_you_live"} <= set(named)


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.parametrize("subject", ["child", "parent_or_carer", "group", "school", None])
@pytest.mark.parametrize("consent", ["given", "refused", None])
def test_a_flag_is_never_lost_whoever_asks_and_whoever_agrees(
    flag: dict[str, Any], subject: str | None, consent: str | None
) -> None:
    facts = {"lives_in": "essex", "subject": subject, "consent_young_person": consent, **flag}
    answered = report({"on": ON, **{name: value for name, value in facts.items() if value is not None}})

    assert answered["safety"]
    assert codes(answered["next_steps"])[0] == codes(answered["safety"])[0]


@pytest.mark.parametrize("service", TAKEN)
def test_no_flag_means_an_empty_list(service: str) -> None:
    named = ask(service, TAKEN[service])["safety"]

    assert bool(named) is (service in ("essex.children_and_families_hub", "medway.childrens_services"))


def test_danger_and_suicide_put_999_and_nhs_111_first() -> None:
    assert safety(lives_in="kent", age=15, immediate_suicide_risk=True)[:3] == [
        "national.emergency",
        "national.nhs111_mental_health",
        "kent.crisis",
    ]
    assert safety(lives_in="kent", age=15, in_danger_now=True)[0] == "national.emergency"
    assert safety(lives_in="kent", age=15, at_risk_of_significant_harm=True)[0] == "kent.front_door"


def test_a_parent_in_need_is_an_adult_and_a_child_at_home_is_still_a_child() -> None:
    assert "essex.adult_safeguarding" in safety(
        lives_in="essex", subject="parent_or_carer", immediate_suicide_risk=True
    )
    assert safety(lives_in="essex", subject="parent_or_carer", age=40, at_risk_of_significant_harm=True)[:2] == [
        "essex.children_and_families_hub",
        "essex.adult_safeguarding",
    ]
    assert safety(lives_in="essex", subject="parent_or_carer", age=16, at_risk_of_significant_harm=True)[0] == (
        "essex.children_and_families_hub"
    )


def test_a_child_placed_out_of_area_is_the_concern_of_the_area_where_they_live() -> None:
    named = safety(lives_in="kent", responsible_authority="essex", age=14, at_risk_of_significant_harm=True)

    assert named[0] == "kent.front_door"


def test_every_step_that_safety_names_is_in_the_catalogue() -> None:
    known = catalogue().entries
    for area in (*AREAS, None):
        for flag in FLAGS:
            facts = {"lives_in": area, **flag} if area else flag
            assert all(code in known for code in safety(**facts))


def test_a_medium_level_is_no_flag() -> None:
    assert ask("essex.care_together", CARE)["safety"] == []
    assert ask("kent.hera", HERA, exploitation_level="low")["safety"] == []
