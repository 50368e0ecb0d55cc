"""What a member of staff tells, and how a lead bars them, for the tests of this room."""

from datetime import date, timedelta
from typing import Any

from rightdoor.ground.access.lifecycle import Conflict
from rightdoor.ground.access.models import Account
from rightdoor.work.conflicts.actions.settling import make_block
from rightdoor.work.conflicts.actions.telling import tell_whom_i_know
from rightdoor.work.conflicts.models import Block, Declaration
from tests.people_here import MONDAY

LATER = MONDAY + timedelta(minutes=5)
BORN = "2012-04-01"


def told(by: Account, at: Any = MONDAY, **changed: Any) -> Declaration:
    given = {"reason": Conflict.RELATIVE, "name": "Wren Applegarth", "born_on": date(2012, 4, 1), "words": "My niece"}
    return tell_whom_i_know(**{**given, **changed}, by=by, at=at)


def barred(account: Account, by: Account, **changed: Any) -> list[Block]:
    given: dict[str, Any] = {
        "account": account, "code": "", "name": "Wren Applegarth", "born_on": date(2012, 4, 1),
        "reason": Conflict.RELATIVE, "source": "Bea Nettleship, 9 March", "last_day": None, "stepped_up": True,
    }  # fmt: skip
    return make_block(**{**given, **changed}, by=by, at=MONDAY)
