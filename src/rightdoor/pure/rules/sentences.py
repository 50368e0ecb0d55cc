"""Why, in plain words: what a criterion asks, and what these facts say to it."""

from rightdoor.pure.rules.catalogue import Criterion
from rightdoor.pure.rules.criteria import Leaf, deciding, value_for
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.keys import Value
from rightdoor.pure.rules.truth import Truth

SUBJECTS = {
    "age": "the person's age",
    "started_school": "whether the child has started school",
    "lives_in": "where the person lives",
    "educated_in": "where the school or college is",
    "responsible_authority": "which authority is responsible",
    "place": "which town or district",
    "gender": "how the person describes their gender",
    "needs": "what is going on",
    "needs_named": "what is going on",
    "severity": "how much this affects daily life",
    "immediate_suicide_risk": "whether there is an immediate risk of suicide",
    "significant_self_harm": "whether there is significant self-harm now",
    "at_risk_of_significant_harm": "whether someone is hurting the child",
    "in_danger_now": "whether anyone is in danger now",
    "can_use": "how the person can be supported",
    "substance_use": "how much is used",
    "use_level": "how much is used",
    "own_use": "whether the person uses drugs or alcohol",
    "days_since_use": "when the last use was",
    "uses_nicotine": "whether the person vapes",
    "wants_to_quit_vaping": "whether the person wants to stop or cut down",
    "affected_by_another": "whether someone else's difficulty affects the person",
    "risky_behaviour": "how risky the behaviour is",
    "statutory": "whether social care or a court is involved",
    "exploitation_level": "the level of risk of exploitation",
    "indicator_count": "which indicators are evidenced",
    "legal_status": "the legal status",
    "leaving_care": "the legal status, now or before",
    "placement": "where the person is placed",
    "placement_unstable": "whether placements have moved or are at risk",
    "exceptional_circumstances_agreed": "whether exceptional circumstances are agreed",
    "able_to_engage": "whether the person can take part",
    "education_or_work": "whether the person is in education, work or training",
    "level_two_needs": "how many needs are at level 2",
    "youth_justice": "whether the person is entering youth justice",
    "subject": "who the request is for",
    "child_engaged_with": "which services the child is with",
    "school_in_pilot": "whether the school is in the pilot",
    "referrer": "who is asking",
    "sen": "whether there are special educational needs or a disability",
    "high_level_of_support_needed": "whether a high level of support is needed",
    "wants_consultation": "whether a consultation is wanted",
    "safeguarding_lead_consulted": "whether the safeguarding lead has been spoken to",
}
SAID_YES_OR_NO = {
    "started_school": ("has started school", "has not started school yet"),
    "sen": ("has special educational needs or a disability", "no special educational needs or disability"),
    "immediate_suicide_risk": ("an immediate risk of suicide", "no immediate risk of suicide"),
    "significant_self_harm": ("significant self-harm now", "no significant self-harm"),
    "at_risk_of_significant_harm": ("someone may be hurting the child", "nobody is said to be hurting the child"),
    "in_danger_now": ("in danger now", "not in danger now"),
    "uses_nicotine": ("vapes or uses nicotine", "does not vape"),
    "wants_to_quit_vaping": ("wants to stop or cut down", "does not want to stop or cut down"),
    "formerly_looked_after": ("was looked after before", "was not looked after before"),
    "placement_unstable": ("placements have moved or are at risk", "the placement is settled"),
    "exceptional_circumstances_agreed": (
        "exceptional circumstances are agreed",
        "exceptional circumstances are not agreed",
    ),
    "able_to_engage": ("able to take part", "not able to take part"),
    "school_in_pilot": ("the school is in the pilot", "the school is not in the pilot"),
    "high_level_of_support_needed": ("a high level of support is needed", "a high level of support is not needed"),
    "wants_consultation": ("a consultation is wanted", "no consultation is wanted"),
    "safeguarding_lead_consulted": (
        "the safeguarding lead has been spoken to",
        "the safeguarding lead has not been spoken to",
    ),
}
SAID = {
    "age": "the age is {}",
    "lives_in": "lives in {}",
    "educated_in": "goes to school in {}",
    "responsible_authority": "{} is responsible",
    "severity": "the effect is {}",
    "needs_named": "{} named",
    "days_since_use": "the last use was {} days ago",
    "indicator_count": "{} evidenced",
    "level_two_needs": "{} needs at level 2",
    "placement": "the placement is {}",
    "referrer": "asked by {}",
    "exploitation_level": "the level is {}",
    "risky_behaviour": "the risk is {}",
    "use_level": "the use is {}",
    "statutory": "involvement: {}",
    "subject": "for {}",
}
WORDS = {
    ("own_use", "drug"): "uses drugs or alcohol",
    ("own_use", "unnamed"): "uses drugs or alcohol",
    ("own_use", "other"): "uses another substance",
    ("own_use", "nicotine"): "uses only nicotine",
    ("own_use", "none"): "uses none",
    ("own_use", "contradictory"): "some use is told, and no substance is named",
    ("own_use", "at_risk"): "at risk of using",
    ("subject", "child"): "a child or young person",
    ("subject", "parent_or_carer"): "a parent or carer",
    ("subject", "group"): "a group or class",
    ("subject", "school"): "a school",
    ("referrer", "self"): "the young person",
    ("referrer", "gp"): "a GP",
    ("leaving_care", "leaving"): "has left care",
    ("leaving_care", "looked_after_adult"): "recorded as looked after, at 18 or over",
    ("leaving_care", "neither"): "neither looked after nor leaving care",
    ("education_or_work", "neet"): "not in education, employment or training",
}
SMALL_WORDS = ("and", "of", "the", "on", "upon", "with")
PLACES = ("lives_in", "educated_in", "responsible_authority", "place")


def because(criterion: Criterion, facts: Facts, truth: Truth, asking: str = "") -> str:
    """One criterion in plain words: what it asks, then what is known."""
    found = dict.fromkeys(
        subject_of(leaf) if truth is Truth.UNKNOWN else found_by(leaf, facts)
        for leaf in deciding(criterion.test, facts, truth)
    )
    said = ", ".join(text for text in found if text)
    if truth is Truth.UNKNOWN:
        return f"{criterion.says} We do not know yet: {said}."
    here = f"{criterion.says} Here: {said}." if said else criterion.says
    return f"{here} The document leaves this open. {asking}".rstrip() if truth is Truth.OPEN else here


def subject_of(leaf: Leaf) -> str:
    """What a test asks about, in plain words."""
    return SUBJECTS.get(leaf.key, leaf.key.replace("_", " "))


def found_by(leaf: Leaf, facts: Facts) -> str:
    """What the facts say to one test; nothing where they say nothing."""
    value = value_for(leaf, facts)
    if value is None:
        return ""
    if leaf.key == "days_since_use" and value in (0, 1):
        return "used today" if value == 0 else "the last use was yesterday"
    return SAID.get(leaf.key, "{}").format(words_for(leaf.key, value))


def words_for(key: str, value: Value) -> str:
    """A value as people say it."""
    if isinstance(value, bool):
        yes, no = SAID_YES_OR_NO.get(key, ("yes", "no"))
        return yes if value else no
    if isinstance(value, tuple):
        return ", ".join(words_for(key, one) for one in value) or "none"
    if (key, value) in WORDS:
        return WORDS[key, str(value)]
    text = str(value).replace("-", " ").replace("_", " ").replace(".", ": ")
    if key in PLACES:
        return " ".join(word if word in SMALL_WORDS else word.capitalize() for word in text.split())
    return text
