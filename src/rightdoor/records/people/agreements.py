"""What a person has agreed to, as facts for the rules.

From the 18th birthday on, no yes from before counts for anything new: the adult is asked again.  A no still counts.
"""

from datetime import date, datetime, time

from rightdoor.pure.parental import EIGHTEEN
from rightdoor.pure.rules.days import LONDON, birthday, day_of
from rightdoor.records.people.models import Agreement, Person

FACT = {
    Agreement.From.YOUNG_PERSON: "consent_young_person",
    Agreement.From.PARENT: "consent_parent",
}
A_NO = (Agreement.State.REFUSED, Agreement.State.WITHDRAWN)


def consents_of(person: Person, *, service: str = "", at: datetime) -> dict[str, str]:
    """The newest answers to "do you agree to this service?", and the newest judgement of competence, as facts.

    An answer about this very service counts before one about any service, unless a no to all came later.
    What was never asked is left out: it is unknown, and the rules hold a request for it.  A yes from before the 18th
    birthday is told as not asked, so that it covers whatever a form has said as well.
    """
    asked = person.agreements.filter(to=Agreement.To.SERVICE, said_at__lte=at).order_by("-said_at", "-id")
    answers = list(asked.filter(service__in={"", service}))
    facts = {}
    for giver, fact in FACT.items():
        said = [answer for answer in answers if answer.given_by == giver]
        if said:
            counts = counting(said)
            facts[fact] = Agreement.State.NOT_ASKED if has_lapsed(counts, person, at) else counts.state
    judged = person.competence_decisions.filter(service=service, decided_at__lte=at).order_by("-decided_at").first()
    if judged and not is_adult(person, at):
        facts["competence"] = "competent" if judged.competent else "not_competent"
    return facts


def counting(said: list[Agreement]) -> Agreement:
    """Which of one giver's answers counts, the newest first in the list."""
    newest = said[0]
    specific = next((answer for answer in said if answer.service), None)
    return newest if specific is None or newest.state in A_NO else specific


def may_share(person: Person, *, at: datetime) -> bool:
    """Whether the newest answer about sharing what was said is a yes."""
    newest = newest_about_sharing(person, at)
    return newest is not None and newest.state == Agreement.State.GIVEN and not has_lapsed(newest, person, at)


def sharing_was_not_given(person: Person, *, at: datetime) -> bool:
    """Whether somebody was asked about sharing and the newest answer is not a yes: no, taken back, or ask me first."""
    newest = newest_about_sharing(person, at)
    return newest is not None and (newest.state != Agreement.State.GIVEN or has_lapsed(newest, person, at))


def newest_about_sharing(person: Person, at: datetime) -> Agreement | None:
    """The newest answer about sharing what was said; a young person's own no stands until they say yes themselves."""
    asked = person.agreements.filter(to=Agreement.To.SHARING, said_at__lte=at)
    said = list(asked.order_by("-said_at", "-id"))
    own = next((one for one in said if one.given_by == Agreement.From.YOUNG_PERSON), None)
    if own is not None and own.state in A_NO:
        return own
    return said[0] if said else None


def has_lapsed(said: Agreement, person: Person, at: datetime) -> bool:
    """Whether it is a yes from before the 18th birthday of somebody who is grown up now."""
    grown_up = grown_up_at(person)
    return said.state == Agreement.State.GIVEN and grown_up is not None and said.said_at < grown_up <= at


def is_adult(person: Person, at: datetime) -> bool:
    """Whether they are 18 for certain."""
    grown_up = grown_up_at(person)
    return grown_up is not None and grown_up <= at


def grown_up_at(person: Person) -> datetime | None:
    """The first moment of the 18th birthday in London; of 1 March, where that is 29 February and there is none."""
    day = grown_up_on(person)
    return datetime.combine(day, time.min, LONDON) if day else None


def grown_up_on(person: Person) -> date | None:
    """The day of turning 18; where only an age was told, the first on which they are 18 for certain."""
    if person.born_on is not None:
        return birthday(person.born_on, EIGHTEEN)
    if person.age_said is None:
        return None
    return birthday(day_of(person.added_at), EIGHTEEN - person.age_said)
