"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.ground.access.two_people import same_person
from rightdoor.work.conflicts.lifecycle import SETTLING

TELL = "conflicts.tell"
SETTLE = "conflicts.settle"
MAKE = "conflicts.make_block"
END = "conflicts.end_block"
KEEP_OFF = "conflicts.keep_off"


def anothers(account: Account, thing: Any, _at: datetime) -> bool:
    """Whether it is about another member of staff than they themselves, also by another account of theirs."""
    return thing is None or not same_person(thing.account, account)


contribute(
    [
        Rule(TELL, "everybody who works here says whom they know, and sees nothing of them from then on",
             roles=frozenset(Role)),
        Rule(SETTLE, "a safeguarding lead reads what another told, and settles it", roles=SETTLING, when=anothers,
             anywhere=True),
        Rule(MAKE, "a safeguarding lead bars another member of staff from one person's record", roles=SETTLING,
             when=anothers, anywhere=True),
        Rule(END, "a safeguarding lead who is not the one barred ends it", roles=SETTLING, when=anothers,
             anywhere=True),
        Rule(KEEP_OFF, "a new record of a person bars whoever is barred from the old ones", system=True),
    ]
)  # fmt: skip
