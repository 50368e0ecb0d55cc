"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.rulings import Rule, contribute

WORK_HERE = "access.work"
RUN_THE_SITE = "access.run"

contribute(
    [
        Rule(WORK_HERE, "staff of the front door use the working pages",
             roles=frozenset({Role.ADMINISTRATOR, Role.PRACTITIONER, Role.MANAGER, Role.SAFEGUARDING_LEAD})),
        Rule(RUN_THE_SITE, "system administrators see settings, never content",
             roles=frozenset({Role.SYSTEM_ADMINISTRATOR})),
    ]
)  # fmt: skip
