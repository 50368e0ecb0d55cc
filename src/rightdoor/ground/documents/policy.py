"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.rulings import Rule, contribute

KEEP = "documents.keep"
REMOVE = "documents.remove"
CARRY = "documents.carry"

FRONT_DOOR = frozenset({Role.ADMINISTRATOR, Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})

contribute(
    [
        Rule(KEEP, "whoever asks may add files; they are held until they are checked", visitors=True,
             roles=FRONT_DOOR),
        Rule(REMOVE, "whoever is still writing may take a file out again", visitors=True, roles=FRONT_DOOR),
        Rule(CARRY, "the files of a draft go along with it when it is sent", visitors=True, roles=FRONT_DOOR,
             anywhere=True),
    ]
)  # fmt: skip
