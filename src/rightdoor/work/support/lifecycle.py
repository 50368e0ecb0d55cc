"""The stages of an episode of support, why one ends, and what became of a session."""

from enum import StrEnum

from rightdoor.pure.programmes import Thing
from rightdoor.work.referrals.lifecycle import Priority


class Stage(StrEnum):
    """Where an episode stands."""

    WAITING = "waiting"  # accepted, and help has not begun
    STARTED = "started"
    LEFT = "left"  # it ended before help began
    ENDED = "ended"


MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.WAITING: frozenset({Stage.STARTED, Stage.LEFT}),
    Stage.STARTED: frozenset({Stage.ENDED}),
    Stage.LEFT: frozenset(),  # who comes back has another episode, and needs no new form
    Stage.ENDED: frozenset(),  # only undoing a death that was recorded by mistake leads back
}
OPEN = (Stage.WAITING, Stage.STARTED)
RANKS = {Priority.EMERGENCY: 0, Priority.VERY_URGENT: 1, Priority.URGENT: 2, Priority.ROUTINE: 3}
"""In which order a list is helped: a person says how soon, never a score."""


class Reason(StrEnum):
    """Why an episode ended.  A death ends it by another way."""

    NEEDS_MET = "needs_met"
    ONE_AGENCY = "one_agency"
    SOCIAL_CARE = "social_care"
    FAMILY_ENDS = "family_ends"
    NOT_REACHED = "not_reached"
    MOVED = "moved"
    AGE = "age"
    DECLINED = "declined"
    DIED = "died"


REASON_NAMES = {
    Reason.NEEDS_MET: "What was needed is there",
    Reason.ONE_AGENCY: "One agency alone can finish it",
    Reason.SOCIAL_CARE: "Children's social care leads from here",
    Reason.FAMILY_ENDS: "The young person or family wants to end",
    Reason.NOT_REACHED: "We could not reach them, by any safe way",
    Reason.MOVED: "They moved away",
    Reason.AGE: "The service's age ends",
    Reason.DECLINED: "The service cannot help with this",
    Reason.DIED: "The child has died",
}
CHOSEN = tuple(one for one in Reason if one is not Reason.DIED)
SIGNED_OFF = frozenset({Reason.NOT_REACHED, Reason.DECLINED, Reason.AGE})
"""Ends that a manager says, and nobody else: they are the service's choice and not the family's."""


class Came(StrEnum):
    """What became of a session."""

    CAME = "came"
    CAME_LATE = "came_late"
    NOT_BROUGHT = "not_brought"  # under 16, or dependent on somebody: adults bring them
    DID_NOT_COME = "did_not_come"
    NO_ACCESS = "no_access"
    THEY_CALLED_OFF = "they_called_off"
    WE_CALLED_OFF = "we_called_off"


CAME_NAMES = {
    Came.CAME: "They came",
    Came.CAME_LATE: "They came late",
    Came.NOT_BROUGHT: "Was not brought",
    Came.DID_NOT_COME: "Did not come (16 or over)",
    Came.NO_ACCESS: "We went, and nobody opened",
    Came.THEY_CALLED_OFF: "They called it off",
    Came.WE_CALLED_OFF: "We called it off",
}
SEEN = frozenset({Came.CAME, Came.CAME_LATE})
MISSED = frozenset({Came.NOT_BROUGHT, Came.DID_NOT_COME, Came.NO_ACCESS})
ALONE_FROM = 16  # from this age on they come by themselves, or do not
CALLED_OFF_OFTEN = 2  # so many times in a row called off by the family count as one missed


class How(StrEnum):
    """How a session was held."""

    ONE_TO_ONE = "one_to_one"
    FAMILY = "family"
    PHONE = "phone"
    VIDEO = "video"
    GROUP = "group"
    OUTREACH = "outreach"


HOW_NAMES = {
    How.ONE_TO_ONE: "One to one",
    How.FAMILY: "With the family",
    How.PHONE: "By phone",
    How.VIDEO: "By video",
    How.GROUP: "In a group (write of this child alone)",
    How.OUTREACH: "Where they are",
}


THING_NAMES = {
    Thing.ASSESSMENT: "An assessment",
    Thing.CARE_PLAN: "A care plan that they agreed",
    Thing.OBJECTIVES: "What they want to reach, and by when",
    Thing.SAFETY_PLAN: "A safety plan",
    Thing.LEAD_PRACTITIONER: "A lead, chosen together",
    Thing.EVERY_SECTION: "Every section of the joint assessment",
    Thing.STEP_DOWN_PLAN: "A step-down plan",
}

STEP_DOWN_NAMES = {
    "changed": "What changed", "support_now": "Support now", "named_adult": "Named adult",
    "early_signs": "Early signs", "what_to_do": "What to do then", "way_back": "The way back",
    "made_with": "Made with",
}  # fmt: skip
"""The parts of a step-down plan that are words; with the day of a follow-up they are all of it."""


def may_move(here: Stage, there: Stage) -> bool:
    """Whether an episode may go from one stage to another."""
    return there in MOVES[here]
