"""What a person has agreed to, as facts for the rules."""

from datetime import datetime

from rightdoor.records.people.models import Agreement, Person

FACT = {
    Agreement.From.YOUNG_PERSON: "consent_young_person",
    Agreement.From.PARENT: "consent_parent",
}


def consents_of(person: Person, *, service: str = "", at: datetime) -> dict[str, str]:
    """The newest answers to "do you agree to this service?", and the newest judgement of competence.

    An answer about this very service counts before one about any service.  What was never asked is left out:
    it is unknown, and the rules hold a request for it.
    """
    facts: dict[str, str] = {}
    asked = person.agreements.filter(to=Agreement.To.SERVICE, service__in={"", service}, said_at__lte=at)
    for agreement in asked.order_by("said_at", "id"):
        general_after_specific = not agreement.service and facts.get(f"{agreement.given_by}:specific")
        if general_after_specific and agreement.state != Agreement.State.WITHDRAWN:
            continue
        facts[FACT[Agreement.From(agreement.given_by)]] = agreement.state
        if agreement.service:
            facts[f"{agreement.given_by}:specific"] = "yes"
    judged = person.competence_decisions.filter(service=service, decided_at__lte=at).order_by("-decided_at").first()
    if judged:
        facts["competence"] = "competent" if judged.competent else "not_competent"
    return {name: value for name, value in facts.items() if ":" not in name}


def may_share(person: Person, *, at: datetime) -> bool:
    """Whether the newest answer about sharing what was said is a yes."""
    newest = person.agreements.filter(to=Agreement.To.SHARING, said_at__lte=at).order_by("-said_at", "-id").first()
    return newest is not None and newest.state == Agreement.State.GIVEN
