"""One request against every service, with every reason."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rightdoor.pure.rules.catalogue import Catalogue, Criterion, Service, Setting
from rightdoor.pure.rules.criteria import confirmations, default_of, settings_of, strongest, unknown_facts
from rightdoor.pure.rules.decisive import most_decisive_first
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.holds import REFUSED, holds_for
from rightdoor.pure.rules.keys import KEYS
from rightdoor.pure.rules.recheck import recheck_on, starts_too_late
from rightdoor.pure.rules.result import ANSWERS, Reason, Result
from rightdoor.pure.rules.safety import SafetyStep, safety_for
from rightdoor.pure.rules.sentences import because
from rightdoor.pure.rules.steps import NextStep, next_steps
from rightdoor.pure.rules.tables import Decided
from rightdoor.pure.rules.truth import Truth

HELD = "It is not recorded yet, so nothing is sent."
ASKED = {
    "consent_young_person": "The young person's agreement is needed before anything is sent.",
    "consent_parent": "The agreement of a parent, or of whoever has parental responsibility, is needed first.",
    "awareness": "The young person must know that the request is made.",
}


@dataclass(frozen=True, slots=True)
class MatchReport:
    """What every service answers to one request, what comes first, and where to go next."""

    on: date | datetime
    catalogue_version: str
    safety: tuple[SafetyStep, ...]
    results: tuple[Result, ...]
    next_steps: tuple[NextStep, ...]

    def result(self, service: str) -> Result:
        """The answer of one service."""
        return next(result for result in self.results if result.service == service)

    def to_json(self) -> dict[str, Any]:
        """The report as the contract prints it."""
        return {
            "on": written(self.on),
            "catalogue_version": self.catalogue_version,
            "safety": [{"service": one.service, "because": one.because, "do": one.do} for one in self.safety],
            "results": [result.to_json() for result in self.results],
            "next_steps": [
                {"service": one.service, "kind": one.kind, "because": one.because} for one in self.next_steps
            ],
        }


def written(moment: date | datetime) -> str:
    """A day, or a moment to the minute."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def match(catalogue: Catalogue, facts: Facts) -> MatchReport:
    """Answer for every service of the catalogue, in its order."""
    decided = catalogue.tables.decide(facts)
    results = tuple(
        result_for(catalogue, service, number, decided, facts) for number, service in enumerate(catalogue.services)
    )
    safety = safety_for(catalogue, facts)
    steps = next_steps(catalogue, facts, results, safety)
    return MatchReport(facts.on, catalogue.version, safety, results, steps)


def result_for(catalogue: Catalogue, service: Service, number: int, decided: Decided, facts: Facts) -> Result:
    """The answer of one service, from the bits that the tables gave."""
    truth = decided.answer(number)
    truths = [decided.criterion(number, index) for index in range(len(service.criteria))]
    pairs = list(zip(service.criteria, truths, strict=True))
    holds = holds_for(catalogue, service.agreement, facts)
    only = service.only_through if service.only_through and facts.referrer != service.only_through else None
    return Result(
        service=service.code,
        answer=ANSWERS[truth],
        default=default_for(catalogue, pairs, facts) if truth is Truth.OPEN else None,
        holds=holds,
        only_through=only,
        ask=questions_for(catalogue, number, truths, facts) if truth is Truth.UNKNOWN else (),
        recheck_on=recheck_on(catalogue, service, facts) if truth is Truth.NO else None,
        confirm=confirm_for(catalogue, service, pairs, facts, truth),
        reasons=(
            *(reason_for(catalogue, criterion, facts, found) for criterion, found in pairs),
            *agreement_reasons(service, facts, holds),
            *route_reasons(service, only),
        ),
    )


def default_for(catalogue: Catalogue, pairs: list[tuple[Criterion, Truth]], facts: Facts) -> str | None:
    """What the local settings say where the service's own words leave it open."""
    left_open = [criterion for criterion, truth in pairs if truth is Truth.OPEN]
    return strongest([default_of(criterion.test, facts, catalogue.defaults) for criterion in left_open])


def questions_for(catalogue: Catalogue, number: int, truths: list[Truth], facts: Facts) -> tuple[str, ...]:
    """The facts still to ask for one service, the most decisive first."""
    criteria, weights = catalogue.services[number].criteria, catalogue.decisiveness[number]
    waiting = [index for index, truth in enumerate(truths) if truth is Truth.UNKNOWN]
    names = [name for index in waiting for name in unknown_facts(criteria[index].test, facts)]
    return most_decisive_first(names, [weights[index] for index in waiting])


def confirm_for(
    catalogue: Catalogue, service: Service, pairs: list[tuple[Criterion, Truth]], facts: Facts, truth: Truth
) -> tuple[str, ...]:
    """What a practitioner must confirm: settings that were settled firmly, and decisions that only people make."""
    wanted = Truth.NO if truth is Truth.NO else Truth.YES
    names = [name for one, found in pairs if found is wanted for name in confirmations(one.test, facts, found)]
    if truth is not Truth.NO:
        names += [one.setting for one in service.confirm_when if has_code(one.key, one.codes, facts)]
        if starts_too_late(catalogue, service, facts):
            names.append("age_when_help_starts")
    return tuple(confirmation(catalogue, name) for name in dict.fromkeys(names))


def has_code(key: str, codes: frozenset[str], facts: Facts) -> bool:
    """Whether a fact has one of these codes."""
    value = KEYS[key].of(facts)
    return bool(codes & set(value)) if isinstance(value, tuple) else value in codes


def confirmation(catalogue: Catalogue, name: str) -> str:
    """A setting to confirm, with its code and its sentence."""
    setting = catalogue.settings.get(name)
    return name if setting is None else setting.confirmation


def reason_for(catalogue: Catalogue, criterion: Criterion, facts: Facts, truth: Truth) -> Reason:
    """One criterion with its sentence, its words and its document."""
    asking = ""
    if truth is Truth.OPEN:
        settings = (catalogue.settings.get(name) for name in settings_of(criterion.test, facts))
        asking = " ".join(f"{setting.question} {reading(setting)}" for setting in settings if setting)
    quote = criterion.quote
    return Reason(
        criterion=criterion.name,
        answer=truth,
        says=because(criterion, facts, truth, asking),
        quote=quote.words,
        source=quote.source,
        publisher=quote.publisher,
        title=quote.title,
    )


def reading(setting: Setting) -> str:
    """How this county reads an open question."""
    said = {"eligible": "yes", "not_eligible": "no"}.get(setting.default or "", "ask the service")
    return f"Local setting {setting.code}: {said}."


def agreement_reasons(service: Service, facts: Facts, holds: tuple[str, ...]) -> list[Reason]:
    """The rule of agreement or awareness, in the service's own words where it has any."""
    quote, agreement = service.agreement.quote, service.agreement
    if quote is None:
        return []
    asked = [name for name in agreement.named if name in holds or is_asked(name, facts)]
    return [
        Reason(
            criterion=name,
            answer=agreement_truth(name, facts) if name in holds else Truth.YES,
            says=f"{ASKED[name]} {HELD if name in holds else 'It is recorded.'}",
            quote=quote.words,
            source=quote.source,
            publisher=quote.publisher,
            title=quote.title,
            kind="agreement",
        )
        for name in asked
    ]


def is_asked(name: str, facts: Facts) -> bool:
    """Whether an agreement that does not hold anything was nevertheless asked and given."""
    return facts.aware_of_referral is True if name == "awareness" else getattr(facts, name) == "given"


def agreement_truth(name: str, facts: Facts) -> Truth:
    """A refusal is a no to sending; silence is a question."""
    if name == "awareness":
        return Truth.NO if facts.aware_of_referral is False else Truth.UNKNOWN
    return Truth.NO if getattr(facts, name) in REFUSED else Truth.UNKNOWN


def route_reasons(service: Service, only: str | None) -> list[Reason]:
    """Who may refer, where the document says so."""
    quote = service.route_quote
    if quote is None:
        return []
    return [
        Reason(
            criterion="who_may_refer",
            answer=Truth.OPEN if only else Truth.YES,
            says=service.route_says,
            quote=quote.words,
            source=quote.source,
            publisher=quote.publisher,
            title=quote.title,
            kind="route",
        )
    ]
