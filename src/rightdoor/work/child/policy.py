"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.triage.reading import requests_about

SEE_CHILD = "child.see_whole"

FRONT_DOOR = frozenset({Role.ADMINISTRATOR, Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})


def reads_a_request(account: Account, child: Any, at: datetime) -> bool:
    """Whether they read a request about this child now: by their area, because it was shared, or by the glass."""
    return child is None or bool(requests_about(child, account, at))


contribute(
    [
        Rule(SEE_CHILD, "whoever reads a request about a child now reads the child's page, with what they may read",
             roles=FRONT_DOOR, when=reads_a_request),
    ]
)  # fmt: skip
