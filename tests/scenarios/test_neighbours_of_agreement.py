"""Agreement holds and never refuses: who must agree, by age, competence and what the service's own words ask."""

from typing import Any

import pytest

from tests.scenarios.asking import ask
from tests.scenarios.people import CARE, DIVERSION, EHIP, EYPDAS, FAMILY, HERA, HIDDEN, HUB, ONLINE, TSS, VAPING

OWN, PARENT, AWARE = "consent_young_person", "consent_parent", "awareness"
TWELVE, FOURTEEN, SIXTEEN, EIGHTEEN = "2013-12-01", "2011-12-01", "2010-03-09", "2008-03-09"

# date of birth, what is recorded, what holds
BY_AGE: list[tuple[str | None, dict[str, Any], set[str]]] = [
    (TWELVE, {}, set()),
    (TWELVE, {PARENT: "not_asked"}, {PARENT}),
    (TWELVE, {PARENT: "not_asked", "competence": "competent"}, {PARENT}),
    (TWELVE, {PARENT: "not_needed"}, {PARENT}),
    (TWELVE, {OWN: "not_asked"}, {OWN}),
    (FOURTEEN, {PARENT: None}, {PARENT}),
    (FOURTEEN, {PARENT: "refused"}, {PARENT}),
    (FOURTEEN, {PARENT: "not_asked", "competence": "competent"}, set()),
    (FOURTEEN, {PARENT: "refused", "competence": "competent"}, set()),
    (FOURTEEN, {PARENT: "not_asked", "competence": "not_competent"}, {PARENT}),
    (FOURTEEN, {PARENT: "not_asked", "competence": "not_judged"}, {PARENT}),
    (FOURTEEN, {PARENT: None, OWN: "refused"}, {PARENT, OWN}),
    (SIXTEEN, {PARENT: None}, set()),
    (SIXTEEN, {PARENT: "refused"}, set()),
    (SIXTEEN, {PARENT: None, "competence": "not_competent"}, {OWN, PARENT}),
    (SIXTEEN, {OWN: "withdrawn"}, {OWN}),
    (EIGHTEEN, {PARENT: None}, set()),
    (EIGHTEEN, {PARENT: None, "competence": "not_competent"}, {OWN}),
    (None, {PARENT: None}, {PARENT}),
]


@pytest.mark.parametrize(("born_on", "recorded", "holds"), BY_AGE)
def test_the_therapeutic_support_service_asks_by_age(
    born_on: str | None, recorded: dict[str, Any], holds: set[str]
) -> None:
    assert set(ask("kent.tss", TSS, born_on=born_on, **recorded)["holds"]) == holds


@pytest.mark.parametrize("state", [None, "not_asked", "refused", "withdrawn"])
@pytest.mark.parametrize(
    ("service", "base"),
    [
        ("kent.hera", HERA),
        ("essex.eypdas", EYPDAS),
        ("essex.youth_diversion", DIVERSION),
        ("essex.vaping", VAPING),
        ("essex.care_together", CARE),
    ],
)
def test_the_young_person_s_agreement_holds_and_never_refuses(
    service: str, base: dict[str, Any], state: str | None
) -> None:
    row = ask(service, base, **{OWN: state})

    assert row["answer"] == "eligible"
    assert row["holds"] == [OWN]


def test_hidden_harm_holds_until_the_young_person_knows() -> None:
    for told in (False, None):
        assert ask("essex.hidden_harm", HIDDEN, aware_of_referral=told)["holds"] == [AWARE]
        assert ask("essex.hidden_harm", HIDDEN, aware_of_referral=told, referrer="self")["holds"] == []


def test_a_family_plan_holds_for_the_parents_until_the_young_person_decides() -> None:
    assert ask("medway.ehip", EHIP, consent_parent="not_asked")["holds"] == [PARENT]
    assert ask("medway.ehip", EHIP, born_on=SIXTEEN, consent_parent="not_asked")["holds"] == []
    assert ask("medway.ehip", EHIP, born_on=SIXTEEN, consent_young_person="refused")["holds"] == [OWN]


def test_a_judgement_of_not_competent_asks_a_person_with_parental_responsibility() -> None:
    assert ask("kent.hera", HERA, competence="not_competent", consent_parent=None)["holds"] == [PARENT]
    assert ask("kent.hera", HERA, competence="not_competent")["holds"] == []


def test_safety_and_websites_hold_nothing() -> None:
    assert ask("essex.children_and_families_hub", HUB, **{OWN: "refused", PARENT: "refused"})["holds"] == []
    assert ask("kent.kooth", ONLINE)["holds"] == []


def test_a_parent_who_asks_for_themselves_agrees_by_asking() -> None:
    service = "essex.family_support_substance"

    assert ask(service, FAMILY)["holds"] == []
    assert ask(service, FAMILY, referrer="gp")["holds"] == [PARENT]
    assert ask(service, FAMILY, referrer="gp", consent_parent="given")["holds"] == []
    assert ask(service, FAMILY, consent_parent="withdrawn")["holds"] == [PARENT]


def test_after_a_refusal_the_next_steps_offer_advice_that_needs_no_agreement() -> None:
    steps = ask("kent.hera", HERA, **{OWN: "refused"})["next_steps"]

    assert {"kent.kooth", "kent.resilience_hub", "national.childline"} <= set(steps)
    assert "kent.hera" not in steps
