"""This room's rows of the table.

Two people are asked inside the actions: whoever signs is never whoever proposed.  Records are kept for a whole
partnership: a role for one area is not enough, since a child's record does not end at a border.
"""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.pure.rules.days import day_of
from rightdoor.work.keeping.lifecycle import KEEPERS, READERS

SEE = "keeping.see"
FIND = "keeping.find"
HOLD = "keeping.hold"
LIFT = "keeping.lift"
ASK = "keeping.ask"
PROPOSE = "keeping.propose"
SIGN = "keeping.sign"
LIST = "keeping.list"
END = "keeping.end"
RECEIVE = "keeping.receive"
MAKE = "keeping.make"
READ = "keeping.read"
RELEASE = "keeping.release"
TAKE = "keeping.take"
FORGET = "keeping.forget"


def keep_everywhere(account: Account, _thing: Any, at: datetime) -> bool:
    """Whether they keep records in every area."""
    return account.areas_of(*KEEPERS, on=day_of(at)) is None


def read_everywhere(account: Account, _thing: Any, at: datetime) -> bool:
    """Whether they read copies of every area."""
    return account.areas_of(*READERS, on=day_of(at)) is None


def kept(act: str, because: str) -> Rule:
    """An act of whoever keeps records."""
    return Rule(act, because, roles=KEEPERS, when=keep_everywhere)


def read(act: str, because: str) -> Rule:
    """An act of whoever reads a copy before it is given."""
    return Rule(act, because, roles=READERS, when=read_everywhere)


contribute(
    [
        kept(SEE, "keepers of records see what is due, held, and asked for; not what is in a record"),
        kept(FIND, "keepers find a record by its code, without reading it"),
        kept(HOLD, "keepers put a record on hold"),
        kept(LIFT, "two keepers end a hold"),
        kept(ASK, "keepers write down that somebody asked for their record to go"),
        kept(PROPOSE, "a keeper looks at what is due and proposes"),
        kept(SIGN, "a second keeper signs, or sends back"),
        Rule(LIST, "the product lists what is due", system=True),
        Rule(END, "the product carries out what two people signed", system=True),
        kept(RECEIVE, "keepers write down that somebody asked for a copy of their record"),
        kept(MAKE, "keepers have a copy made, without reading it"),
        read(READ, "a safeguarding lead reads a copy before it is given"),
        read(RELEASE, "a second person who has read the copy lets it go"),
        Rule(FORGET, "the product removes a copy that nobody fetched for a month", system=True),
        read(TAKE, "a safeguarding lead fetches the copy once, to hand it over"),
    ]
)
