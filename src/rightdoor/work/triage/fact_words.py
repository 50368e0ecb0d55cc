"""Facts of the rules in words: for whoever corrects one, asks for one, or reads what was changed."""

from typing import Any

from django.utils.translation import gettext as _

FACTS = {
    "aware_of_referral": "The young person knows of this request",
    "at_risk_of_significant_harm": "At risk of significant harm",
    "in_danger_now": "In danger now",
    "immediate_suicide_risk": "Immediate risk of suicide",
    "significant_self_harm": "Significant self-harm",
    "born_on": "Date of birth",
    "lives_in": "Lives in",
    "educated_in": "Goes to school or college in",
    "responsible_authority": "Council that is responsible",
    "severity": "How much it affects daily life",
    "sen": "Special educational needs",
    "can_use": "Can use",
    "needs": "What it is about",
    "level_two_needs": "How many needs at level 2",
    "exploitation_level": "Level of exploitation, as a practitioner decided",
    "exploitation_indicators": "Evidenced signs of exploitation",
    "substance_last_used_on": "Last used on",
    "wants_to_quit_vaping": "Wants to stop vaping",
    "school_in_pilot": "The school is in the pilot",
    "placement_unstable": "The placement is not stable",
    "consent_young_person": "Agreement of the young person",
    "consent_parent": "Agreement of someone with parental responsibility",
    "safeguarding_lead_consulted": "The Designated Safeguarding Lead was spoken with",
    "priority": "How soon",
    "subject": "Who the help is for",
    "referrer": "Who asks",
}


def fact_words(name: str) -> str:
    """A fact as people say it."""
    return _(FACTS.get(name) or name.replace("_", " ").capitalize())


def value_words(value: Any) -> str:
    """A value as people say it."""
    if value is None or value in ("", []):
        return _("not known")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(value_words(one) for one in value)
    return str(value).replace("_", " ")
