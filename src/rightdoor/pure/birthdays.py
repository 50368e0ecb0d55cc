"""What falls due around birthdays for a child who has help: steps for a person, and never an end.

Six months before somebody turns 18, and before each age at which the words of a service that helps them say something
else, a person begins to plan.  At 18 they are asked anew as the adult they are.  At a service's own age a person reads
what its words say, with what is not known and what they leave open.  Three months later somebody asks how it went.
Ages turn at midnight in London; who was born on 29 February turns on 1 March.  No birthday closes anything.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from rightdoor.pure.months import months_after
from rightdoor.pure.rules.catalogue import Service
from rightdoor.pure.rules.criteria import Node, evaluate, leaves, settings_of, unknown_facts
from rightdoor.pure.rules.days import age_on, birthday, day_of, spoken
from rightdoor.pure.rules.facts import OLDEST_HELPED, Facts, with_age
from rightdoor.pure.rules.truth import Truth, all_of

ADULT, MONTHS_BEFORE, MONTHS_AFTER = 18, 6, 3


class Kind(StrEnum):
    """What a person does."""

    ASK_BIRTH_DATE = "ask_birth_date"
    BEGIN = "begin"  # who takes over, a named worker, a meeting together, a time with both
    ASK_ANEW = "ask_anew"  # agreement as an adult; what parents could see ends
    SERVICE_AGE = "service_age"  # what the service's words say from this birthday on
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Help:
    """One spell of help by one service.  *facts* are what is known of the child."""

    service: Service
    since: date
    until: date | None = None
    began_on: date | None = None  # None while they wait


@dataclass(frozen=True, slots=True)
class Turn:
    """The age from which a service's words say otherwise: no, left open to a setting, or it hangs on what is asked."""

    age: int
    truth: Truth
    asks: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step for a person: when it is due, for which birthday, and why."""

    kind: Kind
    on: date  # due from this day on
    age: int | None = None
    turns_on: date | None = None
    service: str = ""
    truth: Truth | None = None
    says: str = ""
    asks: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What is kept of a step that was yielded.  Another date of birth or another rule makes another step."""
        return f"{self.kind}:{self.service}:{self.age or ''}:{self.turns_on or ''}:{self.truth or ''}"


def turns(service: Service, facts: Facts, since_age: int = 0) -> tuple[Turn, ...]:
    """From which ages on the words of a service say otherwise than before, for somebody of whom this is known."""
    tests = [one.test for one in service.criteria if any(leaf.key == "age" for leaf in leaves(one.test))]
    found: list[Turn] = []
    before: Truth | None = None
    for age in range(since_age, OLDEST_HELPED + 2):
        then = with_age(facts, age)
        said = [(test, evaluate(test, then)) for test in tests]
        truth = all_of(each for _test, each in said)
        if before is not None and truth is not before and truth is not Truth.YES:
            deciding = [test for test, each in said if each is truth]
            asks = asked(deciding, then, unknown_facts) if truth is Truth.UNKNOWN else ()
            settings = asked(deciding, then, settings_of) if truth is Truth.OPEN else ()
            found.append(Turn(age, truth, asks, settings))
        before = truth
    return tuple(found)


def asked(tests: Iterable[Node], facts: Facts, of: Callable[[Node, Facts], tuple[str, ...]]) -> tuple[str, ...]:
    """What several criteria name, each once."""
    return tuple(dict.fromkeys(name for test in tests for name in of(test, facts)))


def plan(facts: Facts, helps: Iterable[Help]) -> list[Step]:
    """Every step around the birthdays of one child who has, had or waits for this help, in the order of their days."""
    spells = sorted(helps, key=lambda one: (one.since, one.service.code))
    if not spells:
        return []
    if facts.born_on is None:
        return [Step(Kind.ASK_BIRTH_DATE, spells[0].since, says=NOT_KNOWN)]
    found = [*adult_steps(facts.born_on, spells)]
    for spell in spells:
        since_age = max(0, age_on(facts.born_on, spell.since))
        for turn in turns(spell.service, facts, since_age):
            found += service_steps(facts.born_on, spell, turn)
    once = {step.key: step for step in reversed(found)}  # of two spells with one service, the first says it
    return sorted(once.values(), key=lambda step: (step.on, ORDER[step.kind], step.key))


NOT_KNOWN = "Their date of birth is not known, so no birthday can be seen coming. Ask."
ORDER = {kind: number for number, kind in enumerate(Kind)}


def adult_steps(born_on: date, spells: Iterable[Help]) -> Iterator[Step]:
    """What 18 asks for, whatever the services."""
    begin, turns_on, after = days_around(born_on, ADULT)
    here = [one for one in spells if one.since < turns_on and is_open(one, begin)]
    if not here:
        return
    on = max(begin, min(one.since for one in here))
    yield Step(Kind.BEGIN, on, ADULT, turns_on, says=f"They turn 18 on {spoken(turns_on)}. {BEGIN_SAYS}")
    if any(is_open(one, turns_on) for one in here):
        yield Step(Kind.ASK_ANEW, turns_on, ADULT, turns_on, says=ANEW_SAYS)
    yield Step(Kind.FOLLOW_UP, after, ADULT, turns_on, says=AFTER_SAYS)


BEGIN_SAYS = "Plan with them who helps then: a named worker, a meeting together, a time with both."
ANEW_SAYS = "They are 18: ask them anew what they agree to. What parents could see is theirs to allow now."
AFTER_SAYS = "Three months after: ask how it went, and whether whoever was to help does."


def service_steps(born_on: date, spell: Help, turn: Turn) -> Iterator[Step]:
    """What one turn in the words of one service asks for.  At 18 the steps of every adult begin and follow up."""
    begin, turns_on, after = days_around(born_on, turn.age)
    if not is_open(spell, begin):
        return
    known = Step(
        Kind.SERVICE_AGE, turns_on, turn.age, turns_on, spell.service.code, turn.truth, says_of(spell, turn, turns_on),
        turn.asks, turn.settings,
    )  # fmt: skip
    if turn.age != ADULT:
        yield replace(known, kind=Kind.BEGIN, on=max(begin, spell.since), says=f"{known.says} {BEGIN_SAYS}")
    if is_open(spell, turns_on):
        yield known
    if turn.age != ADULT and turn.truth is Truth.NO:
        yield replace(known, kind=Kind.FOLLOW_UP, on=after, says=AFTER_SAYS)


def days_around(born_on: date, age: int) -> tuple[date, date, date]:
    """Six months before they reach an age, the day itself, and three months after."""
    turns_on = birthday(born_on, age)
    return months_after(born_on, 12 * age - MONTHS_BEFORE), turns_on, months_after(turns_on, MONTHS_AFTER)


def is_open(spell: Help, day: date) -> bool:
    """Whether it has not ended by a day."""
    return spell.until is None or spell.until > day


def says_of(spell: Help, turn: Turn, turns_on: date) -> str:
    """What the service's words say from this birthday on, and what they do not."""
    turning = f"They turn {turn.age} on {spoken(turns_on)}."
    if spell.service.age_at_start is not None and spell.began_on is not None and spell.began_on < turns_on:
        return f"{turning} {spell.service.name} counts the age when help starts, so what has begun goes on."
    if turn.truth is Truth.UNKNOWN:
        return f"{turning} Whether {spell.service.name} goes on hangs on what is not known of them: ask."
    if turn.truth is Truth.OPEN:
        return f"{turning} The words of {spell.service.name} leave open whether it goes on: the service says."
    over = f"{turning} By its words {spell.service.name} is for younger people."
    if spell.began_on is None:
        return f"{over} Help has not begun: a manager decides how it goes on. A birthday drops nobody."
    return f"{over} They do not say what becomes of help that has begun: agree on it. Nothing ends by itself."


def due(steps: Iterable[Step], at: datetime, done: Collection[str] = ()) -> list[Step]:
    """The steps whose day has come in London and that were not yielded before."""
    today = day_of(at)
    return [step for step in steps if step.on <= today and step.key not in done]


def outdated(steps: Iterable[Step], done: Collection[str]) -> frozenset[str]:
    """What was yielded and is not so any more, as a date of birth was corrected or a fact became known."""
    return frozenset(done) - {step.key for step in steps}
