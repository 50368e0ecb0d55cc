"""What falls due for a child who is helped, or was, and what came of it."""

from enum import StrEnum

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.pure.birthdays import Kind as Turn


class Kind(StrEnum):
    """What a person does.  The first four come from birthdays."""

    ASK_BIRTH_DATE = Turn.ASK_BIRTH_DATE.value
    BEGIN = Turn.BEGIN.value
    SERVICE_AGE = Turn.SERVICE_AGE.value
    FOLLOW_UP = Turn.FOLLOW_UP.value
    AFTER_THE_END = "after_the_end"  # the day that stands in the step-down plan
    AFTER_PASSING_ON = "after_passing_on"  # three months after a service elsewhere said yes
    AFTER_TELLING = "after_telling"  # three months after they were told of something that they use themselves


KIND_NAMES = {
    Kind.ASK_BIRTH_DATE: "Ask their date of birth",
    Kind.BEGIN: "Begin to plan what comes after a birthday",
    Kind.SERVICE_AGE: "A service's words turn with their age",
    Kind.FOLLOW_UP: "Ask how it went after a birthday",
    Kind.AFTER_THE_END: "Ask how it is since help ended",
    Kind.AFTER_PASSING_ON: "Ask whether the other service helps",
    Kind.AFTER_TELLING: "Ask whether what we told them of helped",
}
ASKS_HOW = frozenset({Kind.FOLLOW_UP, Kind.AFTER_THE_END, Kind.AFTER_PASSING_ON, Kind.AFTER_TELLING})
"""Where the answer is how they are, and not what was planned."""
AT_THE_DESK = FRONT_DOOR
"""Who asks those for whom no service works."""


class Outcome(StrEnum):
    """What came of it."""

    ARRANGED = "arranged"
    HELPED = "helped"
    WELL = "well"
    STILL_WAITING = "still_waiting"
    WITHOUT = "without"
    NOT_REACHED = "not_reached"


OUTCOME_NAMES = {
    Outcome.ARRANGED: "It is arranged: who does what by when stands below",
    Outcome.HELPED: "They are helped there",
    Outcome.WELL: "They are well, and want nothing now",
    Outcome.STILL_WAITING: "They still wait there",
    Outcome.WITHOUT: "Nobody helps them, and they want help",
    Outcome.NOT_REACHED: "We tried, and did not reach them",
}
