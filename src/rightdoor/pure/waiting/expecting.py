"""How long whoever joins a list now will wait: a range that holds for about four in five, or an honest "not known yet".

Observed weeks are drawn again and again in runs of neighbouring weeks, so that a quiet summer stays a summer, and the
list is lived through with them: places become free, some ahead leave, and people who are more urgent join before.
The fewer runs the observed weeks hold, the wider the range.  The same list gives the same range every time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, exp
from random import Random
from statistics import NormalDist, correlation

from rightdoor.pure.waiting.flow import Week
from rightdoor.pure.waiting.order import Urgency

COVERAGE = 0.8
FEWEST_WEEKS, FEWEST_STARTS, FEWEST_RUNS = 26, 12, 2.0
YEAR, FURTHEST = 52, 156
TOGETHER, OF_THE_SEASON, NEAR = 0.45, 0.5, 5  # of a list with seasons, half the lives begin near this time of year
SHORTEST_RUN = 4
LIVES = 400
FEWEST_ALIKE = 4
STALLED = 5.0  # so many places would have been expected since the last one: chance alone hardly explains it
NO_END = "At this flow no end of the wait can be seen: too few begin, or more urgent people take most places."


class Known(StrEnum):
    """What can be said."""

    RANGE = "range"
    NOT_YET = "not_yet"
    NOBODY_STARTS = "nobody_starts"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks: how many who are ready stand before them, and in how many weeks paused ones before them are back."""

    ahead: int
    urgency: Urgency
    back_in: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """The answer in whole weeks, both included, with its reasons; it counts for those who stay on the list."""

    known: Known
    reasons: tuple[str, ...]
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """The observed weeks as they are drawn from: how often places become free, and who else wants them."""

    weeks: tuple[Week, ...]
    run: int
    overtaken: tuple[int, ...]  # who joined in each week before whoever asks
    leaving: float  # the share of those who wait that leaves in a week
    alike: tuple[int, ...]  # the weeks that come as long after somebody began as the next week does
    has_seasons: bool = False

    @property
    def runs(self) -> float:
        return len(self.weeks) / self.run


def expected_wait(weeks: Sequence[Week], asked: Asked, *, capacity: int | None = None, seed: int = 0) -> Expected:
    """The range for whoever stands there now.  *capacity* is how many the service says it can help; None: not said."""
    unknown = why_unknown(weeks, capacity)
    if unknown is not None:
        return unknown
    flow = flow_for(weeks, asked)
    if flow is None:
        return not_yet(NO_END)
    if flow.runs < FEWEST_RUNS:
        return not_yet("The list is longer than what has been seen of it so far.")
    dice = Random(seed)  # noqa: S311  drawn again and again, the same every time: no secret
    lives = sorted(life(flow, asked, dice) for _ in range(LIVES))
    low, high = middle(lives, share_for(flow.runs))
    if high >= FURTHEST:
        return not_yet(NO_END)
    return Expected(Known.RANGE, reasons_for(flow, asked), low, high)


def not_yet(why: str) -> Expected:
    """No figure is made up."""
    return Expected(Known.NOT_YET, (why,))


def why_unknown(weeks: Sequence[Week], capacity: int | None) -> Expected | None:
    """Where nothing can be said, whatever the place on the list."""
    if capacity == 0:
        return Expected(Known.NOBODY_STARTS, ("The service has no places now: nobody is being started.",))
    starts = sum(week.starts for week in weeks)
    if len(weeks) < FEWEST_WEEKS:
        return not_yet(f"{len(weeks)} weeks were seen; it takes {FEWEST_WEEKS}.")
    if starts < FEWEST_STARTS:
        return not_yet(f"{starts} people began in {len(weeks)} weeks; it takes {FEWEST_STARTS}.")
    gaps = weeks_without(weeks)
    if gaps[-1] * starts / len(weeks) > STALLED and gaps[-1] > max(gaps[: -gaps[-1]]):
        return not_yet(f"Nobody has begun for {gaps[-1]} weeks, and that is unusual here.")
    return None


def weeks_without(weeks: Sequence[Week]) -> list[int]:
    """At the end of each week, for how many weeks nobody has begun."""
    gaps, gap = [], 0
    for week in weeks:
        gap = 0 if week.starts else gap + 1
        gaps.append(gap)
    return gaps


def flow_for(weeks: Sequence[Week], asked: Asked) -> Flow | None:
    """The last year, or as much more as a long wait needs; in runs as long as the wait may be."""
    last = weeks[-YEAR:]
    about = expected_weeks(last, asked)
    if about is None:
        return None
    yearly = has_seasons(weeks)
    seen = tuple(weeks[-max(2 * YEAR if yearly else YEAR, 4 * about) :])
    before = tuple(sum(week.joined[: asked.urgency]) for week in seen)
    return Flow(seen, max(SHORTEST_RUN, about), before, leaving_share(seen), alike_weeks(seen), yearly)


def has_seasons(weeks: Sequence[Week]) -> bool:
    """Whether the months of the last two years, as four weeks each, rose and fell together."""
    if len(weeks) < 2 * YEAR:
        return False
    months = [sum(week.starts for week in weeks[-at : len(weeks) - at + 4]) for at in range(2 * YEAR, 0, -4)]
    before, last = months[:13], months[13:]
    return len(set(before)) > 1 < len(set(last)) and correlation(before, last) > TOGETHER


def alike_weeks(weeks: Sequence[Week]) -> tuple[int, ...]:
    """Where groups begin every few weeks, it matters how long ago the last began; of too few such weeks, all count."""
    gaps = weeks_without(weeks)
    found = tuple(number + 1 for number, gap in enumerate(gaps[:-1]) if gap == gaps[-1])
    return found if len(found) >= FEWEST_ALIKE else tuple(range(len(weeks)))


def leaving_share(weeks: Sequence[Week]) -> float:
    return sum(week.left for week in weeks) / max(1, sum(week.waiting for week in weeks))


def expected_weeks(weeks: Sequence[Week], asked: Asked) -> int | None:
    """About how many weeks it takes at the mean flow, or nothing where it takes too long to be seen."""
    starts = sum(week.starts for week in weeks) / len(weeks)
    joining = sum(sum(week.joined[: asked.urgency]) for week in weeks) / len(weeks)
    leaving, ahead = leaving_share(weeks), float(asked.ahead + len(asked.back_in))
    for number in range(1, FURTHEST):
        if ahead < starts:
            return number
        ahead += joining - starts - leaving * ahead
    return None


def life(flow: Flow, asked: Asked, dice: Random) -> int:
    """One way in which it may go: the number of weeks until there is a place."""
    drawn: list[int] = []
    ahead, at, end, count = asked.ahead, 0, 0, len(flow.weeks)
    for number in range(1, FURTHEST):
        if at == end:
            at = run_from(flow, drawn, dice)
            drawn.append(at)
            end = at + flow.run
        week = flow.weeks[at % count]
        if week.starts + week.had_room > ahead:
            return number
        ahead += flow.overtaken[at % count] - week.starts + asked.back_in.count(number)
        ahead = max(0, ahead - small(dice, flow.leaving * ahead))
        at += 1
    return FURTHEST


def run_from(flow: Flow, drawn: list[int], dice: Random) -> int:
    """Where the next run begins.  One that was drawn is drawn again the likelier, as few runs are all that was seen."""
    again = len(drawn) / (len(drawn) + flow.runs)
    if dice.random() < again:
        return dice.choice(drawn)
    if drawn:
        return dice.randrange(len(flow.weeks))
    if flow.has_seasons and dice.random() < OF_THE_SEASON:
        years = len(flow.weeks) // YEAR
        return (len(flow.weeks) - YEAR * dice.randint(1, years) + dice.randint(-NEAR, NEAR)) % len(flow.weeks)
    return dice.choice(flow.alike)


def small(dice: Random, expected: float) -> int:
    """A count with this expectation, by Knuth's way."""
    least, product, count = exp(-expected), dice.random(), 0
    while product > least:
        product, count = product * dice.random(), count + 1
    return count


def share_for(runs: float) -> float:
    """How much of the lives the range takes in, so that it holds for four in five although little was seen."""
    wider = ((runs + 1) / (runs - 1)) ** 0.5
    return 2 * NormalDist().cdf(NormalDist().inv_cdf((1 + COVERAGE) / 2) * wider) - 1


def middle(lives: Sequence[int], share: float) -> tuple[int, int]:
    """The whole weeks that hold nearest to this share of the lives; of several, with the most equal tails."""
    count, half = len(lives), lives[len(lives) // 2]
    values = sorted(set(lives))
    below = {value: sum(one < value for one in lives) / count for value in values}
    above = {value: sum(one > value for one in lives) / count for value in values}
    pairs = [(low, high) for low in values if low <= half for high in values if high >= half]

    def amiss(pair: tuple[int, int]) -> tuple[float, float]:
        outside = below[pair[0]] + above[pair[1]]
        return (max(0.0, round(abs(1 - outside - share), 2) - 0.02), abs(below[pair[0]] - above[pair[1]]))

    return min(pairs, key=amiss)


def reasons_for(flow: Flow, asked: Asked) -> tuple[str, ...]:
    """What the range rests on, one sentence each."""
    starts, before = sum(week.starts for week in flow.weeks), sum(flow.overtaken)
    said = [f"In the last {len(flow.weeks)} weeks {starts} people began.", f"{asked.ahead} stand before them."]
    if asked.back_in:
        said.append(f"{len(asked.back_in)} more are paused before them and keep their place.")
    if before:
        said.append(f"{before} who were more urgent joined in these weeks.")
    if flow.leaving:
        said.append(f"About {ceil(1000 * flow.leaving)} in a thousand who wait leave in a week without having begun.")
    return tuple(said)
