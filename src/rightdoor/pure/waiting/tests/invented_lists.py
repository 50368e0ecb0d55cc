"""Invented lists of several kinds, lived through person by person, so that a range can be held against what happened.

Nothing here knows how ranges are made.  People join, some leave, and places become free at a rate of which only the
weekly counts are ever seen.  Whoever is asked about stays until they begin.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp, pi, sin
from random import Random

from rightdoor.pure.waiting.expecting import Asked
from rightdoor.pure.waiting.flow import Week
from rightdoor.pure.waiting.order import Urgency

WARM_UP, ASKED_AFTER, ASKED_EVERY, TIMES, PATIENCE = 30, 104, 17, 4, 150


@dataclass(frozen=True)
class Kind:
    """What one kind of list is like: its means a week, and how they change."""

    name: str
    joining: Callable[[int], float]
    starting: Callable[[int, Random], float]  # the mean of one week; what is drawn stays unseen
    urgent: float = 0.12  # the share that overtakes routine requests
    leaving: float = 0.012
    waiting: int = 40  # when it begins
    fits: float = 1.0  # how likely a place fits somebody: whom it does not is passed over, and keeps their place
    in_groups: bool = False  # so many places as the mean says, and no chance in it


@dataclass(frozen=True)
class Case:
    """One person who joined: what was seen until then, where they stood, and how long they waited."""

    weeks: tuple[Week, ...]
    asked: Asked
    waited: int


def poisson(dice: Random, mean: float) -> int:
    least, product, count = exp(-mean), dice.random(), 0
    while product > least:
        product, count = product * dice.random(), count + 1
    return count


def year_of(low: float, month: float) -> Callable[[int], float]:
    """A mean that dips once in a year."""
    return lambda week: 1 - low * max(0.0, sin(2 * pi * (week / 52 - month / 12))) ** 3


SUMMER = year_of(0.8, 5)
HOLIDAYS = {31, 32, 33, 34, 51, 0}


class Staff:
    """Five workers, each of whom is away now and then for about two months."""

    there: list[bool] = []

    @classmethod
    def rate(cls, week: int, dice: Random) -> float:
        if week == 0:
            cls.there = [True] * 5
        cls.there = [dice.random() < (0.98 if one else 0.12) for one in cls.there]
        return 1.2 * sum(cls.there)


KINDS = (
    Kind("steady", lambda _w: 5.1, lambda _w, _d: 5.0),
    Kind("seasonal", lambda w: 5.1 * SUMMER(w), lambda w, _d: 1.6 if w % 52 in HOLIDAYS else 5.2),
    Kind("growing", lambda w: 4.8 + 0.012 * w, lambda w, _d: 4.8 + 0.004 * w),
    Kind("small", lambda _w: 0.85, lambda _w, _d: 0.8, waiting=9, leaving=0.006),
    Kind("overtaken", lambda _w: 5.3, lambda _w, _d: 5.2, urgent=0.4),
    Kind("short of staff now and then", lambda _w: 5.1, Staff.rate),
    Kind("in groups of eight", lambda _w: 1.05, lambda w, _d: 8.0 if w % 8 == 0 else 0.0, waiting=16, in_groups=True),
    Kind("not always in order", lambda _w: 5.1, lambda _w, _d: 5.0, fits=0.7),
    Kind("nearly empty", lambda _w: 2.0, lambda _w, _d: 2.6, waiting=2, leaving=0.0),
)


@dataclass
class Waiter:
    urgency: Urgency
    since: int
    number: int
    stays: bool = False


def cases(kind: Kind, seed: int) -> Iterator[Case]:
    """Those who are asked about on one invented list."""
    dice, weeks, number = Random(seed), [], 0
    line = [Waiter(Urgency.ROUTINE, -1, -n) for n in range(kind.waiting, 0, -1)]
    open_cases: dict[int, tuple[Waiter, tuple[Week, ...], Asked]] = {}
    ask_at = {WARM_UP + ASKED_AFTER + ASKED_EVERY * n for n in range(TIMES)}
    for week in range(max(ask_at) + PATIENCE):
        line.sort(key=lambda one: (one.urgency, one.since, one.number))
        if week in ask_at:
            number += 1
            me = Waiter(Urgency.ROUTINE, week - 1, number + 10**6, stays=True)
            ahead = sum(one.urgency <= me.urgency for one in line)
            open_cases[id(me)] = (me, tuple(weeks[WARM_UP:]), Asked(ahead, me.urgency))
            line.append(me)
        seen, began = one_week(kind, week, line, dice)
        weeks.append(seen)
        for one in began:
            if id(one) in open_cases:
                _me, before, asked = open_cases.pop(id(one))
                yield Case(before, asked, week - one.since)
    for me, before, asked in open_cases.values():
        yield Case(before, asked, max(ask_at) + PATIENCE - me.since)


def one_week(kind: Kind, week: int, line: list[Waiter], dice: Random) -> tuple[Week, list[Waiter]]:
    """Some begin, in order; some leave; some join."""
    waiting = len(line)
    rate = kind.starting(week, dice)
    places = int(rate) if kind.in_groups else poisson(dice, rate)
    began = [one for one in (next_of(kind, line, dice) for _ in range(places)) if one is not None]
    stay = [one for one in line if one.stays or dice.random() >= kind.leaving]
    left, line[:] = len(line) - len(stay), stay
    joined = [0, 0, 0, 0]
    for number in range(poisson(dice, kind.joining(week))):
        urgency = Urgency.URGENT if dice.random() < kind.urgent else Urgency.ROUTINE
        joined[urgency] += 1
        line.append(Waiter(urgency, week, number))
    line.sort(key=lambda one: (one.urgency, one.since, one.number))
    return Week(len(began), left, waiting, tuple(joined)), began


def next_of(kind: Kind, line: list[Waiter], dice: Random) -> Waiter | None:
    """The first in order whom a place fits."""
    for number in range(len(line)):
        if dice.random() < kind.fits:
            return line.pop(number)
    return None
