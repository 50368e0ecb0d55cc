"""What can be kept apart and why, and the life of an ask that it be opened again."""

from datetime import timedelta
from enum import StrEnum

from rightdoor.ground.access.lifecycle import Role, Section

AGREED_WITHIN = timedelta(days=2)  # working days
SHORTEST = 20  # letters of a reason
FEWEST = 2  # people who can read a sealed part, one of them a safeguarding lead
MAY_BE_NAMED = frozenset({Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})
SECTIONS = {  # the safety plan and safe contact are never sealed: duty staff need them
    Section.SEXUAL_VIOLENCE: "Sexual violence counselling",
    Section.EXPLOITATION: "Exploitation",
    Section.THIRD_PARTY: "Somebody else’s information",
    Section.STAFF_FAMILY: "Family of somebody who works here",
}


class Ask(StrEnum):
    """Where an ask stands."""

    OPEN = "open"
    AGREED = "agreed"  # a second person agreed: everybody who works on the request may read it
    REFUSED = "refused"  # a second person wants it kept apart
    LAPSED = "lapsed"  # nobody agreed in time


MOVES: dict[Ask, frozenset[Ask]] = {
    Ask.OPEN: frozenset({Ask.AGREED, Ask.REFUSED, Ask.LAPSED}),
    Ask.AGREED: frozenset(),
    Ask.REFUSED: frozenset(),
    Ask.LAPSED: frozenset(),
}


def may_move(here: Ask, there: Ask) -> bool:
    """Whether an ask may become that: once."""
    return there in MOVES[here]
