"""What a person has agreed to, as facts for the rules."""

from datetime import datetime

from rightdoor.records.people.models import Agreement, Person

FACT = {
    Agreement.From.YOUNG_PERSON: "consent_young_person",
    Agreement.From.PARENT: "consent_parent",
}
A_NO = (Agreement.State.REFUSED, Agreement.State.WITHDRAWN)


def consents_of(person: Person, *, service: str = "", at: datetime) -> dict[str, str]:
    """The newest answers to "do you agree to this service?", and the newest judgement of competence, as facts.

    An answer about this very service counts before one about any service, unless a no to all came later.
    What was never asked is left out: it is unknown, and the rules hold a request for it.
    """
    asked = person.agreements.filter(to=Agreement.To.SERVICE, said_at__lte=at).order_by("-said_at", "-id")
    answers = list(asked.filter(service__in={"", service}))
    facts = {}
    for giver, fact in FACT.items():
        said = [answer for answer in answers if answer.given_by == giver]
        if said:
            facts[fact] = counting(said).state
    judged = person.competence_decisions.filter(service=service, decided_at__lte=at).order_by("-decided_at").first()
    if judged:
        facts["competence"] = "competent" if judged.competent else "not_competent"
    return facts


def counting(said: list[Agreement]) -> Agreement:
    """Which of one giver's answers counts, the newest first in the list."""
    newest = said[0]
    specific = next((answer for answer in said if answer.service), None)
    return newest if specific is None or newest.state in A_NO else specific


def may_share(person: Person, *, at: datetime) -> bool:
    """Whether the newest answer about sharing what was said is a yes."""
    newest = person.agreements.filter(to=Agreement.To.SHARING, said_at__lte=at).order_by("-said_at", "-id").first()
    return newest is not None and newest.state == Agreement.State.GIVEN


def sharing_was_not_given(person: Person, *, at: datetime) -> bool:
    """Whether somebody was asked about sharing and the newest answer is not a yes: no, taken back, or ask me first."""
    newest = person.agreements.filter(to=Agreement.To.SHARING, said_at__lte=at).order_by("-said_at", "-id").first()
    return newest is not None and newest.state != Agreement.State.GIVEN
