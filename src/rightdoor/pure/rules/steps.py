"""Where to go next.  A "no" always shows another door, and the list is never empty."""

from collections.abc import Iterable
from dataclasses import dataclass

from rightdoor.pure.rules.catalogue import Catalogue, Contact, Service
from rightdoor.pure.rules.criteria import NOT_ELIGIBLE
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.holds import REFUSED, refused
from rightdoor.pure.rules.keys import uses_nicotine
from rightdoor.pure.rules.result import Result
from rightdoor.pure.rules.safety import SafetyStep

LAST_RESORT = ("national.gp", "national.council_where_you_live", "national.childline")


@dataclass(frozen=True, slots=True)
class NextStep:
    """One door that is open today: which, how to use it, and why it is named."""

    service: str
    kind: str
    because: str


def next_steps(
    catalogue: Catalogue, facts: Facts, results: tuple[Result, ...], safety: tuple[SafetyStep, ...]
) -> tuple[NextStep, ...]:
    """What to do now, the most pressing first."""
    found: dict[str, NextStep] = {}
    closed = {result.service for result in results if is_closed(result, facts)}
    for step in (
        *(NextStep(one.service, "now", one.because) for one in safety),
        *open_doors(catalogue, facts, results),
        *after_refusal(catalogue, facts),
        *pathways(catalogue, facts, results),
        *for_needs(catalogue, facts),
    ):
        if step.kind == "now" or step.service not in closed:
            found.setdefault(step.service, step)
    if not found:
        found = {code: to_contact(catalogue.contacts[code]) for code in LAST_RESORT if code in catalogue.contacts}
    return tuple(found.values())


def is_closed(result: Result, facts: Facts) -> bool:
    """A door that must not be shown: it does not fit, or its agreement was refused."""
    if result.answer == NOT_ELIGIBLE or (result.answer == "undecided" and result.default == NOT_ELIGIBLE):
        return True
    return refused(facts, result.holds)


def open_doors(catalogue: Catalogue, facts: Facts, results: tuple[Result, ...]) -> Iterable[NextStep]:
    """Services that fit, those for the named needs first, and then those to ask."""
    wanted = set(facts.needs or ())
    fitting = [result for result in results if result.answer == "eligible"]
    fitting.sort(key=lambda result: not wanted & catalogue.by_code[result.service].helps_with)
    for result in fitting:
        yield to_service(catalogue, catalogue.by_code[result.service], result)
    for result in results:
        if result.answer == "undecided":
            name = catalogue.by_code[result.service].name
            yield NextStep(result.service, "ask", f"{name} leaves part of this open. Ask them; this is not a no.")


def to_service(catalogue: Catalogue, service: Service, result: Result) -> NextStep:
    """A service that fits, and how it is reached; what comes first is said first."""
    before = [setting.says for setting in catalogue.first_things if setting.confirmation in result.confirm]
    if before:
        return NextStep(service.code, "refer", " ".join(before))
    if result.only_through:
        return NextStep(service.code, "through", f"This fits {service.name}. {service.route_says}".strip())
    if result.holds:
        because = f"This fits {service.name}. Before anything is sent, an agreement must be recorded."
        return NextStep(service.code, service.step, because)
    return NextStep(service.code, service.step, f"What we know fits {service.name}.")


def after_refusal(catalogue: Catalogue, facts: Facts) -> Iterable[NextStep]:
    """Somebody said no to a service: advice that needs nobody's agreement."""
    if facts.consent_young_person not in REFUSED and facts.consent_parent not in REFUSED:
        return
    guide = catalogue.guide.without_agreement
    for code in (*guide.get(facts.lives_in or "", ()), *guide.get("anywhere", ())):
        name = name_of(catalogue, code)
        yield NextStep(code, "advice", f"{name}: advice for which nobody's agreement is needed.")


def pathways(catalogue: Catalogue, facts: Facts, results: tuple[Result, ...]) -> Iterable[NextStep]:
    """Places to which a service's own page sends people whom it does not take, or has not yet taken."""
    waiting = {result.service for result in results if result.answer == "needs_information"}
    for result in results:
        if result.answer in ("eligible", "needs_information") or not lives_near(catalogue, facts, result):
            continue
        for code in catalogue.guide.pathways.get(result.service, ()):
            contact = catalogue.contacts.get(code)
            if contact is not None and fits_age(contact, facts):
                yield to_contact(contact)
            if code in waiting and catalogue.by_code[code].helps_with & pointed_to(facts):
                because = f"{name_of(catalogue, code)} may fit. There is more to tell first."
                yield NextStep(code, "ask", because)


def pointed_to(facts: Facts) -> set[str]:
    """The needs that are named, and vaping where nicotine is used."""
    return {*(facts.needs or ()), *(("vaping",) if uses_nicotine(facts) else ())}


def lives_near(catalogue: Catalogue, facts: Facts, result: Result) -> bool:
    """Only the services of the person's own area can say where else to go there."""
    return catalogue.by_code[result.service].area == facts.lives_in


def for_needs(catalogue: Catalogue, facts: Facts) -> Iterable[NextStep]:
    """A step for every need that is named, in the area where the person lives."""
    for need in facts.needs or ():
        for code in steps_for(catalogue, need, facts.lives_in):
            contact = catalogue.contacts.get(code)
            if contact is not None and fits_age(contact, facts):
                yield to_contact(contact)


def steps_for(catalogue: Catalogue, need: str, area: str | None) -> tuple[str, ...]:
    """The contacts that a need leads to in an area; the area's own first."""
    own = catalogue.guide.by_area.get((need, area or ""), ())
    return (*own, *catalogue.guide.anywhere.get(need, LAST_RESORT))


def fits_age(contact: Contact, facts: Facts) -> bool:
    """Whether a contact is for this age, as far as the age is known."""
    if facts.years is None:
        return True
    young = contact.youngest is not None and facts.years < contact.youngest
    return not (young or (contact.oldest is not None and facts.years > contact.oldest))


def to_contact(contact: Contact) -> NextStep:
    """A contact as a step."""
    return NextStep(contact.code, "contact", contact.says or f"{contact.name} can help or say who can.")


def name_of(catalogue: Catalogue, code: str) -> str:
    """What a code is called."""
    if code in catalogue.by_code:
        return catalogue.by_code[code].name
    return catalogue.contacts[code].name if code in catalogue.contacts else code
