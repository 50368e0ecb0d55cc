"""What comes first.  Safety never waits for eligibility, agreement, an address or office hours."""

from dataclasses import dataclass

from rightdoor.pure.rules.catalogue import Catalogue
from rightdoor.pure.rules.facts import Facts

EMERGENCY = "national.emergency"
MENTAL_HEALTH = "national.nhs111_mental_health"
COUNCIL = "national.council_where_you_live"
HIGH = ("high", "active")

DANGER = "Somebody is in danger now."
SUICIDE = "There is an immediate risk of suicide."
SELF_HARM = "There is significant self-harm now."
HARM = "Someone may be hurting the person, or they are not safe."
EXPLOITATION = "The risk of exploitation is said to be high or active."


@dataclass(frozen=True, slots=True)
class SafetyStep:
    """One place to turn to at once, why, and what to do."""

    service: str
    because: str
    do: str


def flags(facts: Facts) -> list[str]:
    """The red flags that are raised, the most pressing first."""
    raised = (
        (facts.in_danger_now, DANGER),
        (facts.immediate_suicide_risk, SUICIDE),
        (facts.significant_self_harm, SELF_HARM),
        (facts.at_risk_of_significant_harm, HARM),
        (facts.exploitation_level in HIGH, EXPLOITATION),
    )
    return [sentence for is_raised, sentence in raised if is_raised]


def safety_for(catalogue: Catalogue, facts: Facts) -> tuple[SafetyStep, ...]:
    """Where to turn at once; never empty when a red flag is raised, in any area and at any age."""
    raised = flags(facts)
    if not raised:
        return ()
    urgent = emergency(raised[0])
    bodies = [
        SafetyStep(code, raised[-1] if len(raised) == 1 else " ".join(raised), do)
        for code, do in acting(facts, catalogue)
    ]
    health = mental_health(catalogue, facts, raised)
    if {DANGER, SUICIDE, SELF_HARM} & set(raised):
        return (urgent, *health, *bodies)
    return (*bodies, urgent, *health)


def emergency(flag: str) -> SafetyStep:
    """999, in words that fit the flag."""
    if flag in (DANGER, SUICIDE):
        return SafetyStep(EMERGENCY, flag, "Call 999 now, and stay with the person if it is safe.")
    return SafetyStep(EMERGENCY, flag, "Call 999 at once if anyone is in danger or badly hurt.")


def mental_health(catalogue: Catalogue, facts: Facts, raised: list[str]) -> list[SafetyStep]:
    """NHS 111 for mental health, and the area's own crisis line."""
    because = next((flag for flag in raised if flag in (SUICIDE, SELF_HARM)), raised[0])
    steps = [
        SafetyStep(MENTAL_HEALTH, because, "Call 111 and choose option 2, day or night, for urgent mental health help.")
    ]
    crisis = f"{facts.lives_in}.crisis"
    if because in (SUICIDE, SELF_HARM) and crisis in catalogue.contacts:
        steps.append(SafetyStep(crisis, because, "Call the area's crisis line. If no number is shown, call 111."))
    return steps


def acting(facts: Facts, catalogue: Catalogue) -> list[tuple[str, str]]:
    """The bodies that must act where the person lives: for a child, for an adult, or both where that is not known."""
    if facts.lives_in is None:
        return [(COUNCIL, "Tell the council where the person lives. Do not wait to find out which one it is.")]
    child = (
        catalogue.guide.bodies.get(facts.lives_in, f"{facts.lives_in}.childrens_safeguarding"),
        "Tell the council's children's team today. Agreement is not needed for this.",
    )
    adult = (
        f"{facts.lives_in}.adult_safeguarding",
        "If the person is 18 or over, tell the council's adult safeguarding team today.",
    )
    if facts.subject == "parent_or_carer":
        about_a_child = facts.at_risk_of_significant_harm or facts.in_danger_now or facts.exploitation_level in HIGH
        if facts.years is not None and facts.years < 18:
            return [child]
        return [child, adult] if about_a_child else [adult]
    if facts.years is None:
        return [child, adult]
    return [adult] if facts.years >= 18 else [child]
