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
PLACES = ("lives_in", "educated_in", "responsible_authority")


def because(criterion: Criterion, facts: Facts, truth: Truth, asking: str = "") -> str:
    """One criterion in plain words: what it asks, then what is known."""
    if truth is Truth.UNKNOWN:
        what = dict.fromkeys(subject_of(leaf) for leaf in deciding(criterion.test, facts, truth))
        return f"{criterion.says} We do not know yet: {', '.join(what)}."
    found = dict.fromkeys(found_by(leaf, facts) for leaf in deciding(criterion.test, facts, truth))
    said = "; ".join(text for text in found if text)
    if truth is Truth.OPEN:
        return f"{criterion.says} The document leaves this open{f' ({said})' if said else ''}. {asking}".strip()
    if truth is Truth.NO:
        return f"{criterion.says} That is not so here{f': {said}' if said else ''}."
    return f"{criterion.says} That fits{f': {said}' if said else ''}."


def subject_of(leaf: Leaf) -> str:
    """What a test asks about, in plain words."""
    return SUBJECTS.get(leaf.key, leaf.key.replace("_", " "))


def found_by(leaf: Leaf, facts: Facts) -> str:
    """What the facts say to one test; nothing where they say nothing."""
    value = value_for(leaf, facts)
    if value is None:
        return ""
    if leaf.key == "age":
        return f"the age is {value}"
    if leaf.key == "days_since_use":
        return f"the last use was {value} days ago" if value != 1 else "the last use was yesterday"
    return f"{subject_of(leaf)}: {words_for(leaf.key, value)}"


def words_for(key: str, value: Value) -> str:
    """A value as people say it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(words_for(key, one) for one in value) or "none"
    text = str(value)
    if key in PLACES or key == "place":
        small = ("and", "of", "the", "on", "upon", "with")
        return " ".join(word if word in small else word.capitalize() for word in text.replace("-", " ").split())
    return text.replace("_", " ").replace(".", ": ")
