"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.ground.access.two_people import same_person

SEE = "changing.see"
DRAFT = "changing.draft"
WRITE = "changing.write"
SETTLE = "changing.settle"
WITHDRAW = "changing.withdraw"

MANAGERS = frozenset({Role.MANAGER})


def drafted_by_another(account: Account, change: Any, _at: datetime) -> bool:
    """Whether somebody else drafted it, and not they by another account."""
    return change is None or change.drafted_by_id is None or not same_person(change.drafted_by, account)


def drafted_by_them(account: Account, change: Any, _at: datetime) -> bool:
    return change is None or change.drafted_by_id == account.pk


contribute(
    [
        Rule(SEE, "managers see what the services of their areas run, ask for and when they are open", roles=MANAGERS),
        Rule(DRAFT, "a manager of the area begins to change a section of a service", roles=MANAGERS),
        Rule(WRITE, "whoever drafts a change of a service writes it, asks a second person for it and takes it back",
             roles=MANAGERS, when=drafted_by_them),
        Rule(SETTLE, "a manager who did not draft a change of a service agrees to it, or not; a draft that nobody "
             "goes on with is put away by another", roles=MANAGERS, when=drafted_by_another),
        Rule(WITHDRAW, "a manager of the area withdraws a change of a service that was agreed and does not hold yet",
             roles=MANAGERS),
    ]
)  # fmt: skip
