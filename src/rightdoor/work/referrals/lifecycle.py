"""The stages of a request and the legal moves between them."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a request stands."""

    RECEIVED = "received"
    WAITING_FOR_FACTS = "waiting_for_facts"
    CHOOSING = "choosing"  # options are with the family
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"  # the family does not want it any more
    DUPLICATE = "duplicate"  # of another request, which goes on
    ENDED = "ended"  # the child has died: nothing is done and nothing is due


MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.RECEIVED: frozenset(
        {Stage.WAITING_FOR_FACTS, Stage.CHOOSING, Stage.DECIDED, Stage.WITHDRAWN, Stage.DUPLICATE}
    ),
    Stage.WAITING_FOR_FACTS: frozenset(
        {Stage.RECEIVED, Stage.CHOOSING, Stage.DECIDED, Stage.WITHDRAWN, Stage.DUPLICATE}
    ),
    Stage.CHOOSING: frozenset({Stage.RECEIVED, Stage.WAITING_FOR_FACTS, Stage.DECIDED, Stage.WITHDRAWN}),
    Stage.DECIDED: frozenset({Stage.RECEIVED}),  # it got worse, or a service returned it
    Stage.WITHDRAWN: frozenset({Stage.RECEIVED}),
    Stage.DUPLICATE: frozenset({Stage.RECEIVED}),
    Stage.ENDED: frozenset(),  # only undoing what ended it leads back, to where it stood
}
OPEN = (Stage.RECEIVED, Stage.WAITING_FOR_FACTS, Stage.CHOOSING)


class Priority(StrEnum):
    """How soon; set by a person, never by a score."""

    EMERGENCY = "emergency"
    VERY_URGENT = "very_urgent"
    URGENT = "urgent"
    ROUTINE = "routine"


def may_end(here: Stage) -> bool:
    """Whether a request can end with a child's death: at every stage, once."""
    return here is not Stage.ENDED


def may_move(here: Stage, there: Stage) -> bool:
    """Whether a request may go from one stage to another."""
    return there in MOVES[here]
