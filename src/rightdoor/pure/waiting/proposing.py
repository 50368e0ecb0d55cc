"""Who is next for a place that is free, why they, and who was passed over and why.

A proposal is for a person, who checks risk, contact and fit and then offers.  What is not known of somebody is asked
and is no "no".  Whoever is passed over keeps their place, and is named; whom no birthday may drop goes to a manager.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from rightdoor.pure.programmes import Place as Where
from rightdoor.pure.programmes import Way
from rightdoor.pure.rules.days import age_on, day_of
from rightdoor.pure.rules.truth import Truth, all_of
from rightdoor.pure.waiting.order import Place, in_order, reasons


class Aspect(StrEnum):
    """In what a place fits somebody or does not."""

    AGE = "age"
    WAY = "way"
    WHERE = "where"
    LANGUAGE = "language"
    GENDER = "gender"


@dataclass(frozen=True, slots=True)
class Freed:
    """A place that is free from a day on.  Empty or None is not known."""

    starts_on: date
    ways: frozenset[Way] = frozenset()
    where: frozenset[Where] = frozenset()
    youngest: int | None = None
    oldest: int | None = None
    age_counts_at_start: bool = False  # the programme's words say "at the start"
    languages: frozenset[str] = frozenset()
    gender: str | None = None  # of whoever gives the help, where they said it


@dataclass(frozen=True, slots=True)
class Needs:
    """What is known of what somebody can use and wishes.  Empty or None is not known, or no wish."""

    born_on: date | None = None
    ways: frozenset[Way] = frozenset()
    where: frozenset[Where] = frozenset()
    language: str | None = None
    gender_wish: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a place fits somebody in one aspect; unknown is asked, open is a manager's."""

    aspect: Aspect
    truth: Truth
    says: str


@dataclass(frozen=True, slots=True)
class Passed:
    """Somebody who stands before whoever is proposed.  They keep their place."""

    place: Place
    because: tuple[str, ...]
    for_manager: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom a worker might offer a place to, if anybody; with the reasons, and what to ask first."""

    chosen: Place | None
    reasons: tuple[str, ...] = ()
    to_ask: tuple[Fit, ...] = ()
    passed: tuple[Passed, ...] = field(default=())


NOTHING_KNOWN = Needs()


def next_for(freed: Freed, places: Iterable[Place], needs: Mapping[UUID, Needs]) -> Proposal:
    """The first in order who is ready and whom the place may fit."""
    passed: list[Passed] = []
    for place in in_order(places):
        if not place.is_ready(freed.starts_on):
            passed.append(Passed(place, reasons(place, freed.starts_on)[-1:]))
            continue
        found = fits(freed, place, needs.get(place.key, NOTHING_KNOWN))
        truth = all_of(one.truth for one in found if one.truth is not Truth.UNKNOWN)
        if truth is Truth.YES:
            unknown = tuple(one for one in found if one.truth is Truth.UNKNOWN)
            good = tuple(one.says for one in found if one.truth is Truth.YES)
            return Proposal(place, reasons(place, freed.starts_on) + good, unknown, tuple(passed))
        why = tuple(one.says for one in found if one.truth in (Truth.NO, Truth.OPEN))
        passed.append(Passed(place, why, for_manager=any(one.truth is Truth.OPEN for one in found)))
    return Proposal(None, passed=tuple(passed))


def fits(freed: Freed, place: Place, needs: Needs) -> tuple[Fit, ...]:
    """Every aspect that matters for this place and this person."""
    found = (of(freed, place, needs) for of in ASPECTS)
    return tuple(one for one in found if one is not None)


def age_fit(freed: Freed, place: Place, needs: Needs) -> Fit | None:
    """Whether they are of its ages.  A birthday while they waited takes nobody off: a manager decides."""
    if freed.youngest is None and freed.oldest is None:
        return None
    if needs.born_on is None:
        return Fit(Aspect.AGE, Truth.UNKNOWN, "Their date of birth is not known: ask before it is offered.")
    then, now = (age_on(needs.born_on, day) for day in (day_of(place.waits_since), freed.starts_on))
    if freed.youngest is not None and now < freed.youngest:
        return Fit(Aspect.AGE, Truth.NO, f"They are {now} when it starts; it is for people from {freed.youngest} on.")
    if freed.oldest is None or now <= freed.oldest:
        return Fit(Aspect.AGE, Truth.YES, f"They are {now} when it starts, and it is for their age.")
    if then > freed.oldest:
        return Fit(Aspect.AGE, Truth.NO, f"They were {then} when they joined; it is up to {freed.oldest}.")
    if freed.age_counts_at_start:
        return Fit(Aspect.AGE, Truth.OPEN, f"They turned {now} while they waited, and the age counts at the start.")
    return Fit(Aspect.AGE, Truth.YES, f"They turned {now} while they waited, and that takes nobody off.")


def any_of_them(
    aspect: Aspect, offered: frozenset[Way] | frozenset[Where], usable: frozenset[Way] | frozenset[Where]
) -> Fit | None:
    """Whether one of the ways or places of the help is one that they can use."""
    name = "way of meeting" if aspect is Aspect.WAY else "place to meet"
    if not offered:
        return None if not usable else Fit(aspect, Truth.UNKNOWN, f"The {name} is not settled: ask.")
    if not usable:
        return Fit(aspect, Truth.UNKNOWN, f"Which {name} they can use is not known: ask.")
    if offered & usable:
        return Fit(aspect, Truth.YES, f"It has a {name} that they can use.")
    return Fit(aspect, Truth.NO, f"It has no {name} that they can use.")


def way_fit(freed: Freed, _place: Place, needs: Needs) -> Fit | None:
    """How people meet."""
    return any_of_them(Aspect.WAY, freed.ways, needs.ways)


def where_fit(freed: Freed, _place: Place, needs: Needs) -> Fit | None:
    """Where people meet; a place of their choice fits everybody."""
    if Where.OF_THEIR_CHOICE in freed.where:
        return Fit(Aspect.WHERE, Truth.YES, "They choose where to meet.")
    return any_of_them(Aspect.WHERE, freed.where, needs.where)


def language_fit(freed: Freed, _place: Place, needs: Needs) -> Fit | None:
    """Whether it is held in their language.  An interpreter can be booked, so nobody is passed over for it."""
    if needs.language is None:
        return Fit(Aspect.LANGUAGE, Truth.UNKNOWN, "Their language is not known: ask whether they want an interpreter.")
    if needs.language in freed.languages:
        return Fit(Aspect.LANGUAGE, Truth.YES, "It is held in their language.")
    return Fit(Aspect.LANGUAGE, Truth.UNKNOWN, "It may not be held in their language: ask, and book an interpreter.")


def gender_fit(freed: Freed, _place: Place, needs: Needs) -> Fit | None:
    """Whether it meets a wish about who gives the help.  Without a wish there is nothing to meet."""
    if not needs.gender_wish:
        return None
    if freed.gender is None:
        return Fit(Aspect.GENDER, Truth.UNKNOWN, "They wish for somebody of another or the same gender: ask who it is.")
    if freed.gender in needs.gender_wish:
        return Fit(Aspect.GENDER, Truth.YES, "It is with somebody of the gender that they wish for.")
    return Fit(Aspect.GENDER, Truth.NO, "It is not with somebody of the gender that they wish for.")


ASPECTS: tuple[Callable[[Freed, Place, Needs], Fit | None], ...] = (
    age_fit, way_fit, where_fit, language_fit, gender_fit,
)  # fmt: skip
