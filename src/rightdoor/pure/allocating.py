"""Who could give a help, in an order to look at, with what speaks for and against each.

It is advice: a manager decides, and nobody is left out.  What is not known of a worker is asked and is no "no"; what is
not known of the child is asked once.  First stand those against whom nothing weighty speaks, then those against whom
least speaks, then those for whom most does, then those who carry least.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from uuid import UUID

from rightdoor.pure.rules.truth import Truth


class Aspect(StrEnum):
    """In what a worker suits somebody or does not."""

    AWAY = "away"
    ROOM = "room"
    GENDER = "gender"
    CONTINUITY = "continuity"
    SIBLING = "sibling"  # of another's record: shown to whoever may read it, and kept nowhere
    LANGUAGE = "language"
    SKILL = "skill"
    TRAVEL = "travel"


WEIGHTY = frozenset({Aspect.AWAY, Aspect.ROOM, Aspect.GENDER})
"""What speaks against somebody before everything else: they are not there, have no room, or are not who was wished."""


class Weight(IntEnum):
    """How much of a worker a help takes."""

    LIGHT = 1
    ORDINARY = 2
    HEAVY = 3


class Wish(StrEnum):
    """Whom they would rather see."""

    WOMAN = "woman"
    MAN = "man"
    NO_MATTER = "no_matter"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a help asks for, as far as it is known.  Empty or None is not known."""

    weight: Weight = Weight.ORDINARY
    wish: Wish | None = None
    language: str = ""
    skills: frozenset[str] = frozenset()
    district: str = ""
    helped_by: frozenset[UUID] = frozenset()
    helped_sibling: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Worker:
    """What a worker brings, as far as they said it.  Empty or None is not known."""

    key: UUID
    name: str
    carried: int = 0
    can_carry: int | None = None
    gender: str = ""
    languages: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    miles: int | None = None  # from where the child lives to the nearest place where they work
    away_until: date | None = None  # away now, or before long


@dataclass(frozen=True, slots=True)
class Reason:
    """What is known of a worker in one aspect, in words."""

    aspect: Aspect
    truth: Truth
    says: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """A worker with every reason."""

    worker: Worker
    reasons: tuple[Reason, ...]

    def said(self, truth: Truth) -> tuple[str, ...]:
        """The reasons of one kind: for, against, or to be asked."""
        return tuple(one.says for one in self.reasons if one.truth is truth)

    @property
    def order(self) -> tuple[int, int, int, int, str, str]:
        """By this they stand."""
        against = [one for one in self.reasons if one.truth is Truth.NO]
        weighty = sum(one.aspect in WEIGHTY for one in against)
        worker = self.worker
        return weighty, len(against), -len(self.said(Truth.YES)), worker.carried, worker.name, str(worker.key)


def suggested(wanted: Wanted, workers: Iterable[Worker]) -> list[Suggested]:
    """Everybody, in the order in which to look at them."""
    found = [Suggested(one, reasons(wanted, one)) for one in workers]
    return sorted(found, key=lambda one: one.order)


def reasons(wanted: Wanted, worker: Worker) -> tuple[Reason, ...]:
    """Every reason that there is for one worker."""
    found = (of(wanted, worker) for of in ASPECTS)
    return tuple(one for one in found if one is not None)


def to_ask(wanted: Wanted) -> tuple[str, ...]:
    """What nobody has asked the child or the family yet, and would change who suits them."""
    asks = (
        (wanted.wish is None, "Whether they would rather see a woman or a man is not written down: ask."),
        (not wanted.language, "Whether they want another language than English is not written down: ask."),
        (not wanted.district, "Where they live is not known: ask how far they can travel."),
    )
    return tuple(words for missing, words in asks if missing)


def away(_wanted: Wanted, worker: Worker) -> Reason | None:
    """Whether they are there."""
    if worker.away_until is None:
        return None
    day = f"{worker.away_until.day} {worker.away_until:%B %Y}"
    return Reason(Aspect.AWAY, Truth.NO, f"Is away to the end of {day}.")


def room(wanted: Wanted, worker: Worker) -> Reason:
    """Whether they can carry it beside what they carry."""
    if worker.can_carry is None:
        return Reason(Aspect.ROOM, Truth.UNKNOWN, f"Carries {worker.carried}; how much they can is not written down.")
    carries = f"carries {worker.carried} of {worker.can_carry}"
    if worker.carried + wanted.weight <= worker.can_carry:
        return Reason(Aspect.ROOM, Truth.YES, f"Has room: {carries}.")
    return Reason(Aspect.ROOM, Truth.NO, f"Has no room for it: {carries}.")


def gender(wanted: Wanted, worker: Worker) -> Reason | None:
    """Whether they are whom the child would rather see."""
    if wanted.wish in (None, Wish.NO_MATTER):
        return None
    if not worker.gender:
        return Reason(Aspect.GENDER, Truth.UNKNOWN, f"They would rather see a {wanted.wish}: ask the worker.")
    if worker.gender == wanted.wish:
        return Reason(Aspect.GENDER, Truth.YES, f"They would rather see a {wanted.wish}.")
    return Reason(Aspect.GENDER, Truth.NO, f"They would rather see a {wanted.wish}.")


def continuity(wanted: Wanted, worker: Worker) -> Reason | None:
    """Whether they know the child or the family."""
    if worker.key in wanted.helped_by:
        return Reason(Aspect.CONTINUITY, Truth.YES, "Helped them before.")
    if worker.key in wanted.helped_sibling:
        return Reason(Aspect.SIBLING, Truth.YES, "Helped a brother or sister.")
    return None


def language(wanted: Wanted, worker: Worker) -> Reason | None:
    """Whether they speak the language that was asked for.  An interpreter can be booked, so it is never a no."""
    if not wanted.language:
        return None
    if wanted.language.casefold() in {one.casefold() for one in worker.languages}:
        return Reason(Aspect.LANGUAGE, Truth.YES, f"Speaks {wanted.language}.")
    return Reason(Aspect.LANGUAGE, Truth.UNKNOWN, f"May not speak {wanted.language}: ask, and book an interpreter.")


def skill(wanted: Wanted, worker: Worker) -> Reason | None:
    """Whether they have what this help asks for."""
    if not wanted.skills:
        return None
    lacks = wanted.skills - worker.skills
    if not lacks:
        return Reason(Aspect.SKILL, Truth.YES, "Has every skill that it asks for.")
    if not worker.skills:
        return Reason(Aspect.SKILL, Truth.UNKNOWN, "Their skills are not written down: ask.")
    return Reason(Aspect.SKILL, Truth.NO, f"Not among their skills: {', '.join(sorted(lacks))}.")


def travel(wanted: Wanted, worker: Worker) -> Reason | None:
    """Whether they work where the child lives."""
    if not wanted.district:
        return None
    if not worker.districts:
        return Reason(Aspect.TRAVEL, Truth.UNKNOWN, "Where they work is not written down: ask.")
    if wanted.district.casefold() in {one.casefold() for one in worker.districts}:
        return Reason(Aspect.TRAVEL, Truth.YES, f"Works in {wanted.district}.")
    return Reason(Aspect.TRAVEL, Truth.NO, f"Does not usually work in {wanted.district}: {how_far(worker.miles)}.")


def how_far(miles: int | None) -> str:
    """The distance to the nearest place where they work; unknown is said as unknown."""
    if miles is None:
        return "how far that is from where they do is not known"
    if miles < 1:
        return "less than a mile from where they do"
    return f"about {miles} {'mile' if miles == 1 else 'miles'} from where they do"


ASPECTS: tuple[Callable[[Wanted, Worker], Reason | None], ...] = (
    away, room, gender, continuity, language, skill, travel,
)  # fmt: skip
