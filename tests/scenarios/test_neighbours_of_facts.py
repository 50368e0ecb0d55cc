"""The neighbours of each plain yes: one birthday, one place, or one unknown further on."""

from datetime import date
from typing import Any

import pytest

from tests.scenarios.asking import answer, ask
from tests.scenarios.people import ON, TAKEN

DAY = date.fromisoformat(ON)
YES, NO, ASK, OPEN = "eligible", "not_eligible", "needs_information", "undecided"
SOUTH_ESSEX = ("southend-on-sea", "thurrock")

# service, first age that it takes, first age that it takes no longer, how it answers at that age
AGES = [
    ("kent.hera", 10, 19, NO),
    ("kent.tss", 5, 19, NO),
    ("kent.kooth", 10, 19, NO),
    ("kent.moodspark", 10, 17, NO),
    ("essex.eypdas", 1, 25, NO),
    ("essex.neet_bridge", 1, 25, NO),
    ("essex.vaping", 13, 19, NO),
    ("essex.youth_diversion", 8, 25, NO),
    ("essex.safe_in_essex", 8, 19, NO),
    ("essex.inside_out", 13, 18, NO),
    ("hertfordshire.inside_out", 13, 18, NO),
    ("essex.staying_close", 16, 25, OPEN),
]
# service, what may be unknown, what is then asked
UNKNOWNS = [
    ("kent.hera", "born_on", "born_on"),
    ("kent.hera", "lives_in", "lives_in"),
    ("kent.hera", "gender", "gender"),
    ("kent.hera", "needs", "needs"),
    ("kent.tss", "born_on", "born_on"),
    ("kent.tss", "severity", "severity"),
    ("kent.tss", "immediate_suicide_risk", "immediate_suicide_risk"),
    ("kent.tss", "significant_self_harm", "significant_self_harm"),
    ("kent.tss", "can_use", "can_use"),
    ("kent.spa", "lives_in", "lives_in"),
    ("kent.spa", "needs", "needs"),
    ("kent.front_door", "lives_in", "lives_in"),
    ("kent.front_door", "high_level_of_support_needed", "high_level_of_support_needed"),
    ("kent.front_door", "wants_consultation", "wants_consultation"),
    ("kent.kooth", "born_on", "born_on"),
    ("kent.moodspark", "born_on", "born_on"),
    ("kent.resilience_hub", "lives_in", "lives_in"),
    ("kent.joint_assessment", "youth_justice", "youth_justice"),
    ("kent.joint_assessment", "lives_in", "lives_in"),
    ("essex.eypdas", "born_on", "born_on"),
    ("essex.eypdas", "lives_in", "lives_in"),
    ("essex.eypdas", "substance_last_used_on", "substance_last_used_on"),
    ("essex.neet_bridge", "education_or_work", "education_or_work"),
    ("essex.family_support_substance", "subject", "subject"),
    ("essex.family_support_substance", "affected_by_another", "affected_by_another"),
    ("essex.family_support_substance", "lives_in", "lives_in"),
    ("essex.family_support_other", "child_engaged_with", "child_engaged_with"),
    ("essex.hidden_harm", "born_on", "born_on"),
    ("essex.hidden_harm", "lives_in", "lives_in"),
    ("essex.hidden_harm", "affected_by_another", "affected_by_another"),
    ("essex.hidden_harm", "substance_use", "substance_use"),
    ("essex.vaping", "born_on", "born_on"),
    ("essex.vaping", "lives_in", "lives_in"),
    ("essex.vaping", "vapes", "vapes"),
    ("essex.vaping", "wants_to_quit_vaping", "wants_to_quit_vaping"),
    ("essex.vaping", "referrer", "referrer"),
    ("essex.break_the_vape", "school_in_pilot", "school_in_pilot"),
    ("essex.break_the_vape", "subject", "subject"),
    ("essex.break_the_vape", "educated_in", "educated_in"),
    ("essex.break_the_vape", "age", "age"),
    ("essex.youth_diversion", "substance_use", "substance_use"),
    ("essex.youth_diversion", "lives_in", "lives_in"),
    ("essex.youth_diversion", "born_on", "born_on"),
    ("essex.safe_in_essex", "risky_behaviour", "risky_behaviour"),
    ("essex.safe_in_essex", "statutory_involvement", "statutory_involvement"),
    ("essex.safe_in_essex", "referrer", "referrer"),
    ("essex.care_together", "exploitation_level", "exploitation_level"),
    ("essex.care_together", "exploitation_indicators", "exploitation_indicators"),
    ("essex.care_together", "referrer", "referrer"),
    ("essex.inside_out", "legal_status", "legal_status"),
    ("essex.inside_out", "placement", "placement"),
    ("essex.inside_out", "placement_unstable", "placement_unstable"),
    ("essex.inside_out", "able_to_engage", "able_to_engage"),
    ("essex.inside_out", "responsible_authority", "responsible_authority"),
    ("essex.inside_out", "born_on", "born_on"),
    ("essex.staying_close", "legal_status", "legal_status"),
    ("essex.staying_close", "placement", "placement"),
    ("essex.staying_close", "responsible_authority", "responsible_authority"),
    ("essex.children_and_families_hub", "exploitation_level", "exploitation_level"),
    ("essex.children_and_families_hub", "lives_in", "lives_in"),
    ("medway.ehip", "lives_in", "lives_in"),
    ("medway.family_solutions", "level_two_needs", "level_two_needs"),
    ("medway.family_solutions", "lives_in", "lives_in"),
    ("medway.childrens_services", "at_risk_of_significant_harm", "at_risk_of_significant_harm"),
]
# service, the fact that is an area, an area, the answer there
PLACES = [
    ("kent.hera", "lives_in", "medway", OPEN),
    ("kent.hera", "lives_in", "east-sussex", NO),
    ("kent.kooth", "lives_in", "medway", OPEN),
    ("kent.kooth", "lives_in", "essex", NO),
    ("kent.spa", "lives_in", "essex", NO),
    ("kent.resilience_hub", "lives_in", "london", NO),
    ("kent.front_door", "lives_in", "medway", NO),
    ("kent.joint_assessment", "lives_in", "medway", OPEN),
    *[("essex.eypdas", "lives_in", area, OPEN) for area in SOUTH_ESSEX],
    *[("essex.hidden_harm", "lives_in", area, OPEN) for area in SOUTH_ESSEX],
    *[("essex.vaping", "lives_in", area, OPEN) for area in SOUTH_ESSEX],
    *[("essex.youth_diversion", "lives_in", area, OPEN) for area in SOUTH_ESSEX],
    *[("essex.safe_in_essex", "lives_in", area, OPEN) for area in SOUTH_ESSEX],
    *[("essex.care_together", "lives_in", area, OPEN) for area in SOUTH_ESSEX],
    *[("essex.inside_out", "responsible_authority", area, OPEN) for area in SOUTH_ESSEX],
    *[("essex.staying_close", "responsible_authority", area, OPEN) for area in SOUTH_ESSEX],
    ("essex.hidden_harm", "lives_in", "hertfordshire", NO),
    ("essex.youth_diversion", "lives_in", "kent", NO),
    ("essex.safe_in_essex", "lives_in", "london", NO),
    ("essex.care_together", "lives_in", "suffolk", NO),
    ("essex.children_and_families_hub", "lives_in", "southend-on-sea", NO),
    ("essex.inside_out", "lives_in", "cornwall", YES),
    ("essex.inside_out", "responsible_authority", "hertfordshire", NO),
    ("hertfordshire.inside_out", "responsible_authority", "kent", NO),
    ("essex.staying_close", "responsible_authority", "hertfordshire", NO),
    ("essex.family_support_substance", "lives_in", "kent", OPEN),
    ("essex.break_the_vape", "educated_in", "thurrock", OPEN),
    ("essex.break_the_vape", "educated_in", "kent", NO),
    ("medway.family_solutions", "lives_in", "kent", NO),
    ("medway.childrens_services", "lives_in", "kent", NO),
]


def born(years: int, *, days: int = 0) -> str:
    """The date of birth of someone who turns this age on the day, or some days after it."""
    return date(DAY.year - years, DAY.month, DAY.day + days).isoformat()


@pytest.mark.parametrize("service", TAKEN)
def test_the_plain_case_of_each_service_is_a_plain_yes(service: str) -> None:
    assert answer(service, TAKEN[service]) == YES


@pytest.mark.parametrize(("service", "first", "over", "then"), AGES)
def test_an_age_turns_at_midnight_on_the_birthday(service: str, first: int, over: int, then: str) -> None:
    base = TAKEN[service]

    assert answer(service, base, born_on=born(first)) == YES
    assert answer(service, base, born_on=born(over, days=1)) == YES
    assert answer(service, base, born_on=born(over)) == then


@pytest.mark.parametrize(("service", "first", "over", "then"), AGES)
def test_who_is_too_young_is_told_the_birthday_on_which_that_turns(
    service: str, first: int, over: int, then: str
) -> None:
    if first in (1, 5):
        return
    row = ask(service, TAKEN[service], born_on=born(first, days=1))

    assert (row["answer"], row["recheck_on"]) == (NO, "2026-03-10")
    assert ask(service, TAKEN[service], born_on=born(over))["recheck_on"] is None


@pytest.mark.parametrize(("service", "fact", "asked"), UNKNOWNS)
def test_what_nobody_said_is_asked_and_never_taken_for_a_no(service: str, fact: str, asked: str) -> None:
    row = ask(service, TAKEN[service], **{fact: None})

    assert row["answer"] == ASK
    assert asked in row["ask"]


@pytest.mark.parametrize(("service", "fact", "area", "then"), PLACES)
def test_an_area_is_read_as_the_document_and_the_setting_read_it(service: str, fact: str, area: str, then: str) -> None:
    assert answer(service, TAKEN[service], **{fact: area}) == then


@pytest.mark.parametrize("service", TAKEN)
def test_who_is_asking_for_a_plain_case_leaves_no_hold_where_all_agreed(service: str) -> None:
    assert ask(service, TAKEN[service])["holds"] == []


def test_one_no_beats_everything_that_is_unknown() -> None:
    bare: dict[str, Any] = {"on": ON, "born_on": "1990-01-01"}

    for service, first, _, _ in AGES:
        assert answer(service, bare) == NO, (service, first)
