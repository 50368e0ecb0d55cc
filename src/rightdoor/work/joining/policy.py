"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.ground.access.two_people import same_person
from rightdoor.work.joining.lifecycle import Stage

LOOK_UP = "joining.look_up"
ASK = "joining.ask"
ANSWER = "joining.answer"
REVIEW = "joining.review"
MOVE = "joining.move"
REVIEWERS = frozenset({Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})


def anothers(account: Account, thing: Any, _at: datetime) -> bool:
    """Whether somebody else asked for the step that waits."""
    if thing is None:
        return True
    first = thing.part_asked_by if thing.stage == Stage.PARTING else thing.asked_by
    return first is not None and not same_person(first, account)


contribute(
    [
        Rule(LOOK_UP, "front-door staff look whether a child is known, and whether two records are of one child",
             roles=FRONT_DOOR, anywhere=True),
        Rule(ASK, "front-door staff say that two records are of one child, or that it was a mistake",
             roles=FRONT_DOOR, anywhere=True),
        Rule(ANSWER, "a second person of the front door agrees, or does not", roles=FRONT_DOOR, when=anothers,
             anywhere=True),
        Rule(REVIEW, "a practitioner or safeguarding lead says which way of reaching a child holds after joining",
             roles=REVIEWERS, anywhere=True),
        Rule(MOVE, "what two people agreed to is carried out by the product itself", system=True),
    ]
)  # fmt: skip
