"""Whose words a goal is in, who says how near it is, and why one ends."""

from datetime import timedelta
from enum import StrEnum

from rightdoor.pure.measures.instruments import Respondent


class Whose(StrEnum):
    """Whose goal it is, or who says a number.  A professional's is never shown as the young person's."""

    YOUNG_PERSON = "me"
    PARENT = "parent"
    WORKER = "worker"


WHOSE_NAMES = {
    Whose.YOUNG_PERSON: "In the young person's own words",
    Whose.PARENT: "A parent's or carer's words",
    Whose.WORKER: "A professional's words",
}
SAID_NAMES = {
    Whose.YOUNG_PERSON: "The young person",
    Whose.PARENT: "A parent or carer",
    Whose.WORKER: "A professional",
}
RESPONDENTS = {
    Whose.YOUNG_PERSON: Respondent.SELF, Whose.PARENT: Respondent.PARENT, Whose.WORKER: Respondent.CLINICIAN,
}  # fmt: skip


class GoalEnd(StrEnum):
    """Why a goal is not worked on any more."""

    REACHED = "reached"
    CHANGED = "changed"
    NOT_NOW = "not_now"
    TALKED = "talked"
    MISTAKE = "mistake"


GOAL_END_NAMES = {
    GoalEnd.REACHED: "It is reached",
    GoalEnd.CHANGED: "It became another goal",
    GoalEnd.NOT_NOW: "It does not matter now",
    GoalEnd.TALKED: "We talked about it, and it is not a target",
    GoalEnd.MISTAKE: "It was written down by mistake",
}
FURTHEST, REACHED = 0, 10
"""0 is furthest away, 10 is reached."""
DAYS, FEWEST_DAYS, MOST_DAYS = 14, 1, 60
"""For how many days a link to fill something in opens, where nothing else is chosen; the fewest and the most."""
LONGEST = timedelta(days=MOST_DAYS)
