"""What becomes of a session of a group, and what a thumb says of a member who came or did not."""

from datetime import date, datetime
from enum import StrEnum

from rightdoor.pure.programmes import Kind
from rightdoor.pure.rules.days import age_on
from rightdoor.work.support.lifecycle import ALONE_FROM, MISSED, SEEN, Came


class State(StrEnum):
    """Where a session of a group stands."""

    PLANNED = "planned"
    HELD = "held"  # somebody kept the register
    CALLED_OFF = "called_off"


STATE_NAMES = {State.PLANNED: "Planned", State.HELD: "Held", State.CALLED_OFF: "Called off"}


class Mark(StrEnum):
    """What the register says of one member."""

    CAME = "came"
    NOT_THERE = "not_there"
    SENT_WORD = "sent_word"


IN_GROUPS = frozenset({Kind.GROUP, Kind.WORKSHOP, Kind.ACTIVITY, Kind.TRAINING})
"""What is given to several at once."""
WITH_RECORDS = frozenset({Kind.GROUP})
"""Of these alone each member may have help of their own; the others are for a school, and name nobody."""
FEWEST = 2  # who run a group: nobody is alone with it


def comes_alone(born_on: date | None, age_said: int | None, day: date) -> bool:
    """Whether they were 16 or over that day.  Where the age is not known, they are read as a child who is brought."""
    years = age_on(born_on, day) if born_on else age_said
    return years is not None and years >= ALONE_FROM


def came_of(mark: Mark, *, alone: bool) -> Came:
    """What the register's word means in the record of one child."""
    if mark is Mark.CAME:
        return Came.CAME
    if mark is Mark.SENT_WORD:
        return Came.THEY_CALLED_OFF
    return Came.DID_NOT_COME if alone else Came.NOT_BROUGHT


def mark_of(came: Came) -> Mark:
    """The register's word for what stands in a record."""
    if came in SEEN:
        return Mark.CAME
    return Mark.NOT_THERE if came in MISSED else Mark.SENT_WORD


def is_over(starts_at: datetime, at: datetime) -> bool:
    """Whether it has begun, so that it can be said who came."""
    return starts_at <= at
