"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute

OWN = "signin.own"
INVITE = "signin.invite"
SWITCH = "signin.switch_account"
END_ALL = "signin.end_everybodys"


def themselves(_account: Account, _thing: Any, _at: datetime) -> bool:
    """Whoever has an account looks after their own way of signing in; each action asks whose it is."""
    return True


contribute(
    [
        Rule(OWN, "everybody with an account looks after their own way of signing in", when=themselves),
        Rule(INVITE, "system administrators invite people to work here, after a second step; "
             "the very first by a command on the machine itself", system=True,
             roles=frozenset({Role.SYSTEM_ADMINISTRATOR})),
        Rule(SWITCH, "system administrators switch accounts off and on, after a second step",
             roles=frozenset({Role.SYSTEM_ADMINISTRATOR})),
        Rule(END_ALL, "whoever runs the site ends everybody's sign-ins, by a command on the machine itself",
             system=True),
    ]
)  # fmt: skip
