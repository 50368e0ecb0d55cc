"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.pure.rules.days import day_of

WORK_HERE = "access.work"
RUN_THE_SITE = "access.run"
SEE_ROLES = "access.see_roles"
ASK_ROLE = "access.ask_role"
AGREE_ROLE = "access.agree_role"
TAKE_ROLE = "access.take_role"

LEADING = frozenset({Role.MANAGER, Role.SAFEGUARDING_LEAD})
STAFFING = LEADING | {Role.SYSTEM_ADMINISTRATOR}


def reaches(*roles: Role) -> Any:
    """Where a role for every area is spoken of, a role for one area is not enough."""

    def holds(account: Account, thing: Any, at: datetime) -> bool:
        return thing is None or bool(thing.area) or account.areas_of(*roles, on=day_of(at)) is None

    return holds


contribute(
    [
        Rule(WORK_HERE, "staff of the front door use the working pages",
             roles=frozenset({Role.ADMINISTRATOR, Role.PRACTITIONER, Role.MANAGER, Role.SAFEGUARDING_LEAD})),
        Rule(RUN_THE_SITE, "system administrators see settings, never content",
             roles=frozenset({Role.SYSTEM_ADMINISTRATOR})),
        Rule(SEE_ROLES, "those who ask for roles see who holds which", roles=STAFFING),
        Rule(ASK_ROLE, "managers, safeguarding leads and system administrators ask that a colleague may have a role, "
             "after a second step; a second person must agree", roles=STAFFING, when=reaches(*STAFFING)),
        Rule(AGREE_ROLE, "a manager or safeguarding lead of the area, who neither asked nor gets it, agrees after a "
             "second step", roles=LEADING, when=reaches(*LEADING)),
        Rule(TAKE_ROLE, "managers, safeguarding leads and system administrators take a role away at once, after a "
             "second step", roles=STAFFING, when=reaches(*STAFFING)),
    ]
)  # fmt: skip
