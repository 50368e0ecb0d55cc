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
EXCLUDE = "listening.exclude"
HEAR = "listening.hear"
READERS = frozenset({Role.COMPLAINTS_READER})


def stands_in(account: Account, complaint: Any, at: datetime) -> bool:
    """Whether nobody who may read it is a complaints reader, so that this manager does."""
    return complaint is None or account in readers_of(complaint, at)


STANDING_IN = "where nobody who may read a complaint is a complaints reader, the service managers of the area stand in"

contribute(
    [
        Rule(SAY_HOW, "whoever opened the request with code and word says how it was", visitors=True),
        Rule(COMPLAIN, "anyone may complain, with or without a code", visitors=True),
        Rule(TAKE, "staff write a complaint down for somebody; reading it is another matter",
             roles=FRONT_DOOR | READERS | {Role.MANAGER}, anywhere=True),
        Rule(HEAR, "service managers hear how people found it, without anything that says who",
             roles=frozenset({Role.MANAGER})),
        *(Rule(act, "complaints readers read the complaints of their areas and take them forward", roles=READERS)
          for act in (LIST, READ, STEP, EXCLUDE)),
        *(Rule(act, STANDING_IN, roles=frozenset({Role.MANAGER}), when=stands_in)
          for act in (LIST, READ, STEP, EXCLUDE)),
    ]
)  # fmt: skip
