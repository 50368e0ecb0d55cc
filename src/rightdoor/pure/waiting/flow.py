"""What was seen of a list, week by week: who began, who left without, who joined, and how many waited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rightdoor.pure.waiting.order import Urgency

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Week:
    """One whole week of one list.  *joined* counts those of each urgency, the most urgent first."""

    starts: int
    left: int
    waiting: int  # when the week began
    joined: tuple[int, ...]

    @property
    def had_room(self) -> bool:
        """Whether some began and none of those who waited was left: one more could have begun."""
        return 0 < self.starts >= self.waiting - self.left


@dataclass(frozen=True, slots=True)
class Wait:
    """One wait, past or present.  Whoever neither began nor left still waits."""

    since: date
    urgency: Urgency
    started_on: date | None = None
    left_on: date | None = None  # without having begun, for whatever reason

    @property
    def over_on(self) -> date | None:
        """The day on which they did not wait any more."""
        return self.started_on or self.left_on


def weekly(waits: Iterable[Wait], until: date, weeks: int) -> list[Week]:
    """The last whole weeks before a day, the oldest first; of one list, those who have come and gone among them."""
    first = until - weeks * WEEK
    starts, left, waiting = [0] * weeks, [0] * weeks, [0] * weeks
    joined = [[0] * len(Urgency) for _ in range(weeks)]
    for wait in waits:
        came = (wait.since - first).days // 7
        over = weeks if wait.over_on is None else (wait.over_on - first).days // 7
        if 0 <= came < weeks:
            joined[came][wait.urgency] += 1
        if 0 <= over < weeks:
            (left if wait.started_on is None else starts)[over] += 1
        for number in range(max(came + 1, 0), min(over + 1, weeks)):
            waiting[number] += 1
    return [Week(*of) for of in zip(starts, left, waiting, map(tuple, joined), strict=True)]
