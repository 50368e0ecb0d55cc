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


contribute(
    [
        Rule(
            SEE,
            "keepers of records see what is due, held, and asked for; not what is in a record",
            roles=KEEPERS,
            when=keep_everywhere,
        ),
        Rule(FIND, "keepers find a record by its code, without reading it", roles=KEEPERS, when=keep_everywhere),
        Rule(HOLD, "keepers put a record on hold", roles=KEEPERS, when=keep_everywhere),
        Rule(LIFT, "two keepers end a hold", roles=KEEPERS, when=keep_everywhere),
        Rule(ASK, "keepers write down that somebody asked for their record to go", roles=KEEPERS, when=keep_everywhere),
        Rule(PROPOSE, "a keeper looks at what is due and proposes", roles=KEEPERS, when=keep_everywhere),
        Rule(SIGN, "a second keeper signs, or sends back", roles=KEEPERS, when=keep_everywhere),
        Rule(LIST, "the product lists what is due", system=True),
        Rule(END, "the product carries out what two people signed", system=True),
        Rule(
            RECEIVE,
            "keepers write down that somebody asked for a copy of their record",
            roles=KEEPERS,
            when=keep_everywhere,
        ),
        Rule(MAKE, "keepers have a copy made, without reading it", roles=KEEPERS, when=keep_everywhere),
        Rule(READ, "a safeguarding lead reads a copy before it is given", roles=READERS, when=read_everywhere),
        Rule(RELEASE, "a second person who has read the copy lets it go", roles=READERS, when=read_everywhere),
        Rule(FORGET, "the product removes a copy that nobody fetched for a month", system=True),
        Rule(TAKE, "a safeguarding lead fetches the copy once, to hand it over", roles=READERS, when=read_everywhere),
    ]
)  # fmt: skip
