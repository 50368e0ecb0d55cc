"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.rulings import Rule, contribute

WRITE = "continuity.write"
CARRY = "continuity.carry"
REVIEW = "continuity.review"

contribute(
    [
        Rule(WRITE, "the clock writes the sealed extract for duty staff; nobody on the site can read it", system=True),
        Rule(CARRY, "what was opened while the system was down is put on record as soon as it is back", system=True),
        Rule(REVIEW, "a safeguarding lead or manager reviews every opening of the extract",
             roles=frozenset({Role.SAFEGUARDING_LEAD, Role.MANAGER})),
    ]
)  # fmt: skip
