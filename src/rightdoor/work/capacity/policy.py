"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.ground.access.two_people import same_person

SEE = "capacity.see"
PROPOSE = "capacity.propose"
SETTLE = "capacity.settle"
TAKE_BACK = "capacity.take_back"

MANAGERS = frozenset({Role.MANAGER})


def asked_by_another(account: Account, change: Any, _at: datetime) -> bool:
    """Whether somebody else asked for it, and not they by another account."""
    return change is None or change.proposed_by_id is None or not same_person(change.proposed_by, account)


def asked_by_them(account: Account, change: Any, _at: datetime) -> bool:
    return change is None or change.proposed_by_id == account.pk


contribute(
    [
        Rule(SEE, "managers see how many the services of their areas say that they help", roles=MANAGERS),
        Rule(PROPOSE, "a manager of the area asks for another capacity from a day on", roles=MANAGERS),
        Rule(SETTLE, "a manager who did not ask for it agrees to a capacity, or not", roles=MANAGERS,
             when=asked_by_another),
        Rule(TAKE_BACK, "whoever asked for another capacity takes it back", roles=MANAGERS, when=asked_by_them),
    ]
)  # fmt: skip
