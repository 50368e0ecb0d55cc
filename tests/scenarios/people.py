"""One request for each service that it takes plainly, from which the neighbours differ by one fact."""

from typing import Any

from tests.scenarios.asking import CALM

ON = "2026-03-09"
CONSENTS = {"consent_young_person": "given", "consent_parent": "given"}

HERA = {
    **CALM, **CONSENTS, "on": ON, "born_on": "2012-01-15", "lives_in": "kent", "gender": ["girl_or_woman"],
    "needs": ["healthy_relationships"], "referrer": "school", "subject": "child",
}  # fmt: skip
TSS = {
    **CALM, **CONSENTS, "on": ON, "born_on": "2012-01-15", "lives_in": "kent", "educated_in": "kent",
    "needs": ["anxiety"], "severity": "mild", "can_use": ["online"], "referrer": "gp", "subject": "child",
}  # fmt: skip
FRONT_DOOR = {
    **CALM, **CONSENTS, "on": ON, "born_on": "2012-01-15", "lives_in": "kent", "high_level_of_support_needed": True,
    "wants_consultation": False, "referrer": "school", "subject": "child",
}  # fmt: skip
ONLINE = {"on": ON, "born_on": "2012-01-15", "lives_in": "kent", "subject": "child", "referrer": "self"}
SPA = {**TSS, "severity": "significant"}
JOINT = {
    "on": ON, "born_on": "2010-01-15", "lives_in": "kent", "youth_justice": "entering", "referrer": "youth_justice",
    "subject": "child", "consent_young_person": "given",
}  # fmt: skip
EYPDAS = {
    **CALM, "on": ON, "born_on": "2009-01-15", "lives_in": "essex", "needs": ["substance_use"],
    "substance_use": "regular", "substances": ["cannabis"], "substance_last_used_on": "2026-03-01",
    "consent_young_person": "given", "referrer": "school", "subject": "child",
}  # fmt: skip
BRIDGE = {**EYPDAS, "education_or_work": "neet"}
FAMILY = {
    "on": ON, "lives_in": "essex", "subject": "parent_or_carer", "referrer": "parent_or_carer",
    "needs": ["parenting_support"], "affected_by_another": ["familial_substance_use"], "substance_use": "none",
    "child_engaged_with": ["essex.hidden_harm"],
}  # fmt: skip
HIDDEN = {
    **CALM, **CONSENTS, "on": ON, "born_on": "2012-01-15", "lives_in": "essex", "needs": ["young_carer"],
    "affected_by_another": ["parental_mental_health"], "substance_use": "none", "aware_of_referral": True,
    "referrer": "school", "subject": "child",
}  # fmt: skip
VAPING = {
    **CALM, **CONSENTS, "on": ON, "born_on": "2011-01-15", "lives_in": "essex", "needs": ["vaping"], "vapes": True,
    "wants_to_quit_vaping": True, "referrer": "self", "subject": "child",
}  # fmt: skip
PILOT = {
    "on": ON, "subject": "school", "referrer": "school", "lives_in": "essex", "educated_in": "essex", "age": 14,
    "needs": ["vaping"], "school_in_pilot": True,
}  # fmt: skip
DIVERSION = {
    **CALM, "on": ON, "born_on": "2011-01-15", "lives_in": "essex", "needs": ["substance_use"],
    "substance_use": "at_risk", "consent_young_person": "given", "referrer": "school", "subject": "child",
}  # fmt: skip
SAFE = {
    **CALM, **CONSENTS, "on": ON, "born_on": "2013-01-15", "lives_in": "essex", "needs": ["risky_behaviour"],
    "risky_behaviour": "low_level", "statutory_involvement": "none", "referrer": "school", "subject": "child",
}  # fmt: skip
CARE = {
    **CALM, **CONSENTS, "on": ON, "born_on": "2011-01-15", "lives_in": "essex", "needs": ["criminal_exploitation"],
    "exploitation_level": "medium", "exploitation_indicators": ["grooming_concern", "police_attention"],
    "referrer": "police", "subject": "child",
}  # fmt: skip
INSIDE_OUT = {
    **CALM, **CONSENTS, "on": ON, "born_on": "2010-10-12", "lives_in": "kent", "responsible_authority": "essex",
    "legal_status": "section_31", "placement": "residential", "placement_unstable": True, "able_to_engage": True,
    "needs": ["placement_stability"], "referrer": "social_care", "subject": "child",
}  # fmt: skip
STAYING = {**INSIDE_OUT, "born_on": "2009-01-15", "placement": "semi_independent"}
LEFT_CARE = {**STAYING, "born_on": "2004-01-15", "legal_status": "care_leaver", "placement": "own_tenancy"}
HUB = {**CARE, "exploitation_level": "high"}
EHIP = {
    **CALM, **CONSENTS, "on": ON, "born_on": "2016-10-03", "lives_in": "medway", "educated_in": "medway",
    "district": "Strood", "needs": ["attendance", "sleep"], "level_two_needs": 3, "referrer": "school",
    "subject": "child",
}  # fmt: skip
UNSAFE_IN_MEDWAY = {**EHIP, "at_risk_of_significant_harm": True}

TAKEN: dict[str, dict[str, Any]] = {
    "kent.hera": HERA,
    "kent.tss": TSS,
    "kent.spa": SPA,
    "kent.front_door": FRONT_DOOR,
    "kent.kooth": ONLINE,
    "kent.moodspark": ONLINE,
    "kent.resilience_hub": ONLINE,
    "kent.joint_assessment": JOINT,
    "essex.eypdas": EYPDAS,
    "essex.neet_bridge": BRIDGE,
    "essex.family_support_substance": FAMILY,
    "essex.family_support_other": FAMILY,
    "essex.hidden_harm": HIDDEN,
    "essex.vaping": VAPING,
    "essex.break_the_vape": PILOT,
    "essex.youth_diversion": DIVERSION,
    "essex.safe_in_essex": SAFE,
    "essex.care_together": CARE,
    "essex.inside_out": INSIDE_OUT,
    "hertfordshire.inside_out": {**INSIDE_OUT, "responsible_authority": "hertfordshire"},
    "essex.staying_close": STAYING,
    "essex.children_and_families_hub": HUB,
    "medway.ehip": EHIP,
    "medway.family_solutions": EHIP,
    "medway.childrens_services": UNSAFE_IN_MEDWAY,
}
