"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.listening.readers import readers_of

SAY_HOW = "listening.say_how_it_was"
COMPLAIN = "listening.complain"
TAKE = "listening.take_complaint"
LIST = "listening.list"
READ = "listening.read"
STEP = "listening.step"
GO_FURTHER = "listening.go_further"
EXCLUDE = "listening.exclude"
HEAR = "listening.hear"
READERS = frozenset({Role.COMPLAINTS_READER})
STAND_IN = READERS | {Role.MANAGER}


def stands_in(account: Account, complaint: Any, at: datetime) -> bool:
    """Whether nobody of a line before theirs may read it, so that they do."""
    return complaint is None or account in readers_of(complaint, at)


STANDING_IN = (
    "where none of the complaints readers of an area may read a complaint, its service managers stand in, then the "
    "complaints readers of other areas, then their managers"
)

contribute(
    [
        Rule(SAY_HOW, "whoever opened the request with code and word says how it was", visitors=True),
        Rule(COMPLAIN, "anyone may complain, with or without a code", visitors=True),
        Rule(GO_FURTHER, "whoever complained takes it to the next stage, where an answer is not right", visitors=True),
        Rule(TAKE, "staff write a complaint down for somebody; reading it is another matter",
             roles=FRONT_DOOR | READERS | {Role.MANAGER}, anywhere=True),
        Rule(HEAR, "service managers hear how people found it, without anything that says who",
             roles=frozenset({Role.MANAGER})),
        *(Rule(act, "complaints readers read the complaints of their areas and take them forward", roles=READERS)
          for act in (LIST, READ, STEP, EXCLUDE)),
        *(Rule(act, STANDING_IN, roles=STAND_IN, anywhere=True, when=stands_in)
          for act in (LIST, READ, STEP, EXCLUDE)),
    ]
)  # fmt: skip
