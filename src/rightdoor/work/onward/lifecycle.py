"""Where something that was sent on to another service stands, and what of a record can go with it."""

from enum import StrEnum

from rightdoor.ground.access.lifecycle import FRONT_DOOR


class State(StrEnum):
    """Where it stands.  Until it is accepted, whoever sent it answers for the child."""

    SENT = "sent"
    RECEIVED = "received"  # somebody there has it and reads it
    ACCEPTED = "accepted"
    RETURNED = "returned"  # with a reason; nothing is closed by it
    WITHDRAWN = "withdrawn"


MOVES: dict[State, frozenset[State]] = {
    State.SENT: frozenset({State.RECEIVED, State.ACCEPTED, State.RETURNED, State.WITHDRAWN}),
    State.RECEIVED: frozenset({State.ACCEPTED, State.RETURNED, State.WITHDRAWN}),
    State.ACCEPTED: frozenset(),
    State.RETURNED: frozenset(),  # sent again is another one, with its own words
    State.WITHDRAWN: frozenset(),
}
WAITING = (State.SENT, State.RECEIVED)
"""Nobody has said yes or no yet."""
CALLED = FRONT_DOOR
"""Who is called to what nobody answers in time, and to what came back too often."""
TO_PANEL_AFTER = 2  # so many returns of one request, and people of several services talk about it together


class Part(StrEnum):
    """A part of the record that goes with it where they agree; who they are and how to reach them always goes."""

    WHO = "who"
    ASKED = "asked"
    WHY_HERE = "why_here"
    DONE = "done"
    STEP_DOWN = "step_down"


PART_NAMES = {
    Part.WHO: "Who it is, what they need to take part, and how to reach them safely",
    Part.ASKED: "What was asked, in their words",
    Part.WHY_HERE: "Why the front door sent them here",
    Part.DONE: "What we did",
    Part.STEP_DOWN: "The step-down plan",
}
STATE_NAMES = {
    State.SENT: "Sent, and not yet opened there",
    State.RECEIVED: "Received there",
    State.ACCEPTED: "Accepted",
    State.RETURNED: "Came back",
    State.WITHDRAWN: "Taken back by whoever sent it",
}


def may_move(here: State, there: State) -> bool:
    """Whether it may go from one state to another."""
    return there in MOVES[here]
