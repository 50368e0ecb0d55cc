"""Which services fit what was told, and which question would help most.  The rules decide; this only asks them."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from rightdoor.doors.frontdoor.told import RED_FLAGS, Told
from rightdoor.doors.frontdoor.wordings import Question, question_of
from rightdoor.pure.rules.catalogue import Catalogue, Service
from rightdoor.pure.rules.criteria import NOT_ELIGIBLE
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.matching import MatchReport, match
from rightdoor.pure.rules.questions import ranked_questions
from rightdoor.pure.rules.result import Result
from rightdoor.records.directory.reading import catalogue

FIRST = ("who", "needs")  # asked before the rules choose: they decide the words, and which services matter
SAFETY = "safety"  # the page of red flags, as one thing that can be skipped
MOST_QUESTIONS = 12  # after so many a person deserves a list


@dataclass(frozen=True, slots=True)
class Found:
    """What fits, in three groups, and the report behind it."""

    start: tuple[Result, ...]
    suits: tuple[Result, ...]
    may: tuple[Result, ...]
    not_this: tuple[Result, ...]
    report: MatchReport
    facts: Facts

    @property
    def shown(self) -> tuple[Result, ...]:
        """Everything, the best first."""
        return (*self.start, *self.suits, *self.may, *self.not_this)


def find(told: Told, *, area: str, at: datetime) -> Found:
    """Match what was told against the services that have to do with it."""
    facts = told.facts(at)
    narrow = narrowed(catalogue().version, wanted_needs(facts))
    report = match(narrow, facts)
    told_of = {place for place in (facts.lives_in, facts.educated_in, facts.responsible_authority) if place}
    nearby = told_of or {area} - {""}
    groups: dict[str, list[Result]] = {"start": [], "suits": [], "may": [], "not_this": []}
    for result in report.results:
        service = narrow.by_code[result.service]
        if is_near(result, service, nearby, known=facts.lives_in is not None):
            groups[group_of(result, service)].append(result)
    return Found(**{name: tuple(results) for name, results in groups.items()}, report=report, facts=facts)


def is_near(result: Result, service: Service, nearby: set[str], *, known: bool) -> bool:
    """Another area's service is shown only where it would take this person."""
    if not nearby or service.area in nearby:
        return True
    return known and not is_no(result)


def is_no(result: Result) -> bool:
    """A no: by the service's own words, or by how this county reads words that are open."""
    return result.answer == NOT_ELIGIBLE or (result.answer == "undecided" and result.default == NOT_ELIGIBLE)


def group_of(result: Result, service: Service) -> str:
    """Where a result stands in the list."""
    if is_no(result) or result.only_through:
        return "not_this"
    if result.answer == "eligible":
        return "start" if service.step == "use" else "suits"
    return "may"


def wanted_needs(facts: Facts) -> tuple[str, ...]:
    """The needs that narrow the list; "something else" narrows nothing."""
    named = set(facts.needs or ())
    return () if not named or "other" in named else tuple(sorted(named))


@lru_cache(maxsize=64)
def narrowed(version: str, needs: tuple[str, ...]) -> Catalogue:  # noqa: ARG001  a new version is narrowed anew
    """The services that help with any of these needs; all of them where none is named."""
    whole = catalogue()
    if not needs:
        return whole
    services = tuple(service for service in whole.services if service.helps_with & set(needs))
    return replace(whole, services=services)


def next_question(told: Told, *, at: datetime) -> Question | None:
    """The question to ask now: who and what first, then whichever answer decides most; None when all is settled."""
    for fact in FIRST:
        if fact not in told.answers and fact not in told.skipped:
            return question_of()[fact]
    if len(told.answers) >= MOST_QUESTIONS + len(RED_FLAGS):
        return None
    return next(iter(open_questions(told, at=at)), None)


def open_questions(told: Told, *, at: datetime) -> list[Question]:
    """Every question that may still change an answer and that this person can be asked, the most decisive first."""
    facts = told.facts(at)
    narrow = narrowed(catalogue().version, wanted_needs(facts))
    ranked = ranked_questions(narrow, facts, skipped=frozenset(told.skipped))
    asked = (question_of().get(fact) for fact in ranked if fact not in RED_FLAGS)
    able = (one for one in asked if one and one.asks(told.who) and one.fact not in (*told.skipped, *told.answers))
    return list({one.number: one for one in able}.values())


def safety_is_asked(told: Told) -> bool:
    """Whether the page of red flags still comes first."""
    return SAFETY not in told.skipped and not any(flag in told.answers for flag in RED_FLAGS)
