"""The stages of two records that become one, and may be two again."""

from enum import StrEnum


class Stage(StrEnum):
    """From the first person's word to the second's, and back."""

    ASKED = "asked"  # somebody says that they are one child; a second person must agree
    REFUSED = "refused"  # the second person did not agree
    JOINED = "joined"
    PARTING = "parting"  # somebody says that it was a mistake; a second person must agree
    PARTED = "parted"


MOVES = {
    Stage.ASKED: {Stage.JOINED, Stage.REFUSED},
    Stage.JOINED: {Stage.PARTING},
    Stage.PARTING: {Stage.JOINED, Stage.PARTED},
}
WAITING = (Stage.ASKED, Stage.PARTING)
SHORTEST = 20  # signs of a reason that somebody can follow


def may_move(here: Stage, there: Stage) -> bool:
    """Whether the second may follow the first."""
    return there in MOVES.get(here, set())
