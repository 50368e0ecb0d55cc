"""The rules that the documents leave open or word closely: each row changes a plain yes by a fact or two."""

from typing import Any

import pytest

from tests.scenarios.asking import answer, ask, default
from tests.scenarios.people import (
    BRIDGE,
    CARE,
    DIVERSION,
    EHIP,
    EYPDAS,
    FAMILY,
    FRONT_DOOR,
    HERA,
    HIDDEN,
    HUB,
    INSIDE_OUT,
    JOINT,
    LEFT_CARE,
    PILOT,
    SAFE,
    SPA,
    STAYING,
    TSS,
    VAPING,
)

YES, NO, ASK, OPEN = "eligible", "not_eligible", "needs_information", "undecided"
UNSAFE = {"at_risk_of_significant_harm": True}
LEAVER = {"sen": False, "legal_status": ["care_leaver"]}
Row = tuple[str, dict[str, Any], dict[str, Any], tuple[str, str | None]]

ROWS: list[Row] = [
    # HERA
    ("kent.hera", HERA, {"gender": ["boy_or_man"]}, (NO, None)),
    ("kent.hera", HERA, {"gender": ["boy_or_man", "gender_diverse"]}, (YES, None)),
    ("kent.hera", HERA, {"gender": ["prefers_not_to_say"]}, (ASK, None)),
    ("kent.hera", HERA, {"gender": []}, (NO, None)),
    ("kent.hera", HERA, {"needs": ["bereavement"]}, (ASK, None)),
    ("kent.hera", HERA, {"needs": []}, (NO, None)),
    ("kent.hera", HERA, {"needs": ["bereavement", "domestic_abuse"]}, (YES, None)),
    ("kent.hera", HERA, {"lives_in": "medway"}, (OPEN, NO)),
    ("kent.hera", HERA, {"referrer": "self"}, (YES, None)),
    ("kent.hera", HERA, {"referrer": None}, (YES, None)),
    ("kent.hera", HERA, {"exploitation_level": "active"}, (YES, None)),
    # Therapeutic Support Service
    ("kent.tss", TSS, {"born_on": "2021-12-01", "started_school": True}, (YES, None)),
    ("kent.tss", TSS, {"born_on": "2021-12-01", "started_school": False}, (OPEN, NO)),
    ("kent.tss", TSS, {"born_on": "2021-12-01"}, (ASK, None)),
    ("kent.tss", TSS, {"born_on": "2022-12-01", "started_school": True}, (NO, None)),
    ("kent.tss", TSS, {"born_on": "2020-12-01", "started_school": False}, (YES, None)),
    ("kent.tss", TSS, {"severity": "moderate"}, (YES, None)),
    ("kent.tss", TSS, {"severity": "significant"}, (NO, None)),
    ("kent.tss", TSS, {"immediate_suicide_risk": True}, (NO, None)),
    ("kent.tss", TSS, {"significant_self_harm": True}, (NO, None)),
    ("kent.tss", TSS, {"needs": ["self_harm"]}, (YES, None)),
    ("kent.tss", TSS, {"needs": ["emerging_self_harm"]}, (YES, None)),
    ("kent.tss", TSS, {"needs": ["housing"]}, (YES, None)),
    ("kent.tss", TSS, {"can_use": []}, (NO, None)),
    ("kent.tss", TSS, {"lives_in": "medway"}, (YES, None)),
    ("kent.tss", TSS, {"lives_in": "medway", "educated_in": "medway"}, (OPEN, NO)),
    ("kent.tss", TSS, {"lives_in": "medway", "educated_in": "london"}, (OPEN, NO)),
    ("kent.tss", TSS, {"lives_in": "medway", "educated_in": None}, (ASK, None)),
    ("kent.tss", TSS, {"lives_in": "london", "educated_in": "london"}, (NO, None)),
    # the Front Door, and the contact above level 2
    ("kent.front_door", FRONT_DOOR, {"high_level_of_support_needed": False}, (NO, None)),
    ("kent.front_door", FRONT_DOOR, {"high_level_of_support_needed": False, **UNSAFE}, (YES, None)),
    ("kent.front_door", FRONT_DOOR, {"at_risk_of_significant_harm": True, "wants_consultation": None}, (YES, None)),
    ("kent.front_door", FRONT_DOOR, {"wants_consultation": True, "safeguarding_lead_consulted": True}, (YES, None)),
    ("kent.front_door", FRONT_DOOR, {"wants_consultation": True, "safeguarding_lead_consulted": False}, (YES, None)),
    ("kent.front_door", FRONT_DOOR, {"referrer": "parent_or_carer", "wants_consultation": None}, (YES, None)),
    ("kent.front_door", FRONT_DOOR, {"born_on": None}, (YES, None)),
    ("kent.front_door", FRONT_DOOR, {"born_on": "2007-01-01"}, (OPEN, NO)),
    ("kent.spa", SPA, {"severity": None}, (YES, None)),
    ("kent.spa", SPA, {"born_on": "2007-01-01"}, (OPEN, None)),
    ("kent.joint_assessment", JOINT, {"youth_justice": "open"}, (NO, None)),
    ("kent.joint_assessment", JOINT, {"lives_in": "essex"}, (NO, None)),
    # EYPDAS and the bridge
    ("essex.eypdas", EYPDAS, {"substance_last_used_on": "2026-02-09"}, (YES, None)),
    ("essex.eypdas", EYPDAS, {"substance_last_used_on": "2026-02-08"}, (NO, None)),
    ("essex.eypdas", EYPDAS, {"substances": ["nicotine"]}, (OPEN, NO)),
    ("essex.eypdas", EYPDAS, {"substances": ["nicotine", "alcohol"]}, (YES, None)),
    ("essex.eypdas", EYPDAS, {"substances": ["misused_medicines"]}, (YES, None)),
    ("essex.eypdas", EYPDAS, {"substances": ["thc_vape"]}, (YES, None)),
    ("essex.eypdas", EYPDAS, {"substances": ["other"]}, (YES, None)),
    ("essex.eypdas", EYPDAS, {"substances": None}, (YES, None)),
    ("essex.eypdas", EYPDAS, {"substances": [], "substance_use": "none"}, (NO, None)),
    ("essex.eypdas", EYPDAS, {"substances": None, "substance_use": None}, (ASK, None)),
    ("essex.eypdas", EYPDAS, {"consent_young_person": "withdrawn"}, (YES, None)),
    ("essex.neet_bridge", BRIDGE, {"education_or_work": "in_education"}, (NO, None)),
    ("essex.neet_bridge", BRIDGE, {"substances": [], "substance_use": "none"}, (OPEN, None)),
    # families
    ("essex.family_support_substance", FAMILY, {"subject": "child"}, (NO, None)),
    ("essex.family_support_substance", FAMILY, {"affected_by_another": []}, (NO, None)),
    ("essex.family_support_substance", FAMILY, {"affected_by_another": [], "substance_use": "regular"}, (OPEN, None)),
    ("essex.family_support_substance", FAMILY, {"affected_by_another": ["familial_mental_health"]}, (NO, None)),
    ("essex.family_support_other", FAMILY, {"child_engaged_with": []}, (NO, None)),
    ("essex.family_support_other", FAMILY, {"child_engaged_with": ["kent.hera"]}, (NO, None)),
    ("essex.family_support_other", FAMILY, {"child_engaged_with": ["kent.hera", "essex.vaping"]}, (YES, None)),
    # Hidden Harm
    ("essex.hidden_harm", HIDDEN, {"born_on": "2004-01-01", "sen": True}, (YES, None)),
    ("essex.hidden_harm", HIDDEN, {"born_on": "2004-01-01", "sen": False}, (NO, None)),
    ("essex.hidden_harm", HIDDEN, {"born_on": "2004-01-01"}, (ASK, None)),
    ("essex.hidden_harm", HIDDEN, {"born_on": "2001-01-01", "sen": True}, (OPEN, None)),
    ("essex.hidden_harm", HIDDEN, {"born_on": "2000-01-01", "sen": True}, (NO, None)),
    ("essex.hidden_harm", HIDDEN, {"affected_by_another": []}, (NO, None)),
    ("essex.hidden_harm", HIDDEN, {"substance_use": "at_risk"}, (YES, None)),
    ("essex.hidden_harm", HIDDEN, {"substance_use": "regular"}, (OPEN, None)),
    # vaping
    ("essex.vaping", VAPING, {"vapes": False}, (NO, None)),
    ("essex.vaping", VAPING, {"vapes": None, "substances": ["nicotine"]}, (YES, None)),
    ("essex.vaping", VAPING, {"wants_to_quit_vaping": False}, (NO, None)),
    ("essex.vaping", VAPING, {"referrer": "parent_or_carer"}, (OPEN, None)),
    ("essex.break_the_vape", PILOT, {"school_in_pilot": False}, (NO, None)),
    ("essex.break_the_vape", PILOT, {"subject": "child"}, (NO, None)),
    ("essex.break_the_vape", PILOT, {"age": 11}, (NO, None)),
    # Youth Diversion and Safe in Essex
    ("essex.youth_diversion", DIVERSION, {"substance_use": "none"}, (NO, None)),
    ("essex.youth_diversion", DIVERSION, {"substance_use": "regular", "substances": ["alcohol"]}, (NO, None)),
    ("essex.youth_diversion", DIVERSION, {"substance_use": "regular", "substances": ["nicotine"]}, (OPEN, YES)),
    ("essex.youth_diversion", DIVERSION, {"youth_justice": "open", "statutory_involvement": "current"}, (YES, None)),
    ("essex.safe_in_essex", SAFE, {"risky_behaviour": "more"}, (NO, None)),
    ("essex.safe_in_essex", SAFE, {"risky_behaviour": "none"}, (NO, None)),
    ("essex.safe_in_essex", SAFE, {"statutory_involvement": "current"}, (NO, None)),
    ("essex.safe_in_essex", SAFE, {"legal_status": "child_in_need"}, (NO, None)),
    ("essex.safe_in_essex", SAFE, {"youth_justice": "open"}, (OPEN, None)),
    ("essex.safe_in_essex", SAFE, {"referrer": "self"}, (OPEN, None)),
    ("essex.safe_in_essex", SAFE, {"referrer": "parent_or_carer"}, (OPEN, None)),
    # CARE Together and the Hub
    ("essex.care_together", CARE, {"exploitation_level": "active"}, (NO, None)),
    ("essex.care_together", CARE, {"exploitation_level": "none_known"}, (NO, None)),
    ("essex.care_together", CARE, {"exploitation_indicators": ["grooming_concern"]}, (OPEN, None)),
    ("essex.care_together", CARE, {"exploitation_indicators": []}, (NO, None)),
    ("essex.care_together", CARE, {"referrer": "parent_or_carer"}, (OPEN, YES)),
    ("essex.care_together", CARE, {"born_on": "2004-01-01"}, (ASK, None)),
    ("essex.care_together", CARE, {"born_on": "2004-01-01", "sen": False, "legal_status": "none"}, (NO, None)),
    ("essex.care_together", CARE, {"born_on": "2004-01-01", **LEAVER}, (YES, None)),
    ("essex.care_together", CARE, {"born_on": "2001-01-01", "sen": True}, (OPEN, None)),
    ("essex.children_and_families_hub", HUB, {"exploitation_level": "low"}, (NO, None)),
    ("essex.children_and_families_hub", HUB, {"exploitation_level": "low", **UNSAFE}, (YES, None)),
    ("essex.children_and_families_hub", HUB, {"consent_young_person": "refused"}, (YES, None)),
    # care
    ("essex.inside_out", INSIDE_OUT, {"legal_status": "remand"}, (NO, None)),
    ("essex.inside_out", INSIDE_OUT, {"placement": "foster"}, (ASK, None)),
    ("essex.inside_out", INSIDE_OUT, {"placement": "foster", "exceptional_circumstances_agreed": True}, (YES, None)),
    ("essex.inside_out", INSIDE_OUT, {"placement": "foster", "exceptional_circumstances_agreed": False}, (NO, None)),
    ("essex.inside_out", INSIDE_OUT, {"able_to_engage": False}, (NO, None)),
    ("essex.staying_close", STAYING, {"placement": "foster"}, (NO, None)),
    ("essex.staying_close", STAYING, {"legal_status": "care_leaver"}, (OPEN, None)),
    ("essex.staying_close", STAYING, {"legal_status": "child_in_need"}, (NO, None)),
    ("essex.staying_close", LEFT_CARE, {}, (OPEN, None)),
    ("essex.staying_close", LEFT_CARE, {"legal_status": "none", "formerly_looked_after": True}, (OPEN, None)),
    ("essex.staying_close", LEFT_CARE, {"legal_status": "none"}, (ASK, None)),
    ("essex.staying_close", LEFT_CARE, {"legal_status": "none", "formerly_looked_after": False}, (NO, None)),
    ("essex.staying_close", LEFT_CARE, {"legal_status": "section_31"}, (YES, None)),
    ("essex.staying_close", LEFT_CARE, {"born_on": "2000-01-01"}, (NO, None)),
    # Medway
    ("medway.ehip", EHIP, {"needs": []}, (NO, None)),
    ("medway.ehip", EHIP, {"needs": None}, (YES, None)),
    ("medway.ehip", EHIP, {"lives_in": "kent"}, (OPEN, None)),
    ("medway.ehip", EHIP, {"lives_in": "kent", "educated_in": "kent"}, (NO, None)),
    ("medway.ehip", EHIP, {"consent_parent": "refused"}, (YES, None)),
    ("medway.family_solutions", EHIP, {"level_two_needs": 1}, (NO, None)),
    ("medway.family_solutions", EHIP, {"level_two_needs": 0}, (NO, None)),
    ("medway.family_solutions", EHIP, {"level_two_needs": 2}, (YES, None)),
    ("medway.family_solutions", EHIP, {"district": None}, (YES, None)),
    ("medway.family_solutions", EHIP, {"district": "Hoo"}, (YES, None)),
    ("medway.childrens_services", EHIP, {}, (OPEN, NO)),
]  # fmt: skip

CONFIRMED: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("kent.hera", HERA, {"born_on": "2007-12-01"}, "AMB-01"),
    ("kent.hera", HERA, {"exploitation_level": "high"}, "AMB-16"),
    ("kent.tss", TSS, {"needs": ["self_harm"]}, "AMB-17"),
    ("kent.tss", TSS, {"significant_self_harm": True}, "AMB-17"),
    ("essex.eypdas", EYPDAS, {"substances": ["other"]}, "AMB-08"),
    ("essex.youth_diversion", DIVERSION, {"substance_use": "low_or_infrequent"}, "AMB-09"),
    ("essex.hidden_harm", HIDDEN, {"born_on": "2007-12-01"}, "AMB-01"),
    ("essex.safe_in_essex", SAFE, {"born_on": "2007-12-01"}, "AMB-01"),
    ("essex.care_together", CARE, {}, "AMB-13"),
    ("essex.inside_out", INSIDE_OUT, {"born_on": "2008-04-01"}, "AMB-29"),
    ("essex.staying_close", LEFT_CARE, {"legal_status": "section_31"}, "AMB-14"),
    ("medway.family_solutions", EHIP, {"district": "Rochester"}, "AMB-26"),
]


@pytest.mark.parametrize(("service", "base", "changes", "then"), ROWS)
def test_a_rule_answers_its_neighbour(
    service: str, base: dict[str, Any], changes: dict[str, Any], then: tuple[str, str | None]
) -> None:
    assert default(service, base, **changes) == then


@pytest.mark.parametrize(("service", "base", "changes", "code"), CONFIRMED)
def test_what_a_practitioner_confirms_is_named_with_its_setting(
    service: str, base: dict[str, Any], changes: dict[str, Any], code: str
) -> None:
    assert any(line.startswith(f"{code}: ") for line in ask(service, base, **changes)["confirm"])


def test_seventeen_years_old_leaves_nothing_to_confirm() -> None:
    assert ask("kent.hera", HERA, born_on="2008-12-01")["confirm"] == []


def test_a_group_is_taken_without_anybody_s_own_facts() -> None:
    group = {"on": "2026-03-09", "subject": "group", "referrer": "school", "educated_in": "essex", "age": 12}

    assert answer("essex.safe_in_essex", group) == YES
    assert answer("essex.youth_diversion", group) == YES
    assert answer("essex.care_together", group) == YES
    assert ask("essex.safe_in_essex", group)["holds"] == []
    assert answer("kent.tss", group) == NO


BARS = [
    ("essex.inside_out", INSIDE_OUT, "essex_placement_service"),
    ("hertfordshire.inside_out", {**INSIDE_OUT, "responsible_authority": "hertfordshire"}, "hertfordshire_bat"),
    ("essex.staying_close", STAYING, "essex_leaving_care"),
]


@pytest.mark.parametrize(("service", "base", "body"), BARS)
def test_only_the_named_body_may_refer(service: str, base: dict[str, Any], body: str) -> None:
    for referrer in ("self", "social_care", "hertfordshire_bat" if body != "hertfordshire_bat" else "gp", None):
        assert ask(service, base, referrer=referrer)["only_through"] == body
    assert ask(service, base, referrer=body)["only_through"] is None
