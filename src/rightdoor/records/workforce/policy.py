"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.rulings import Rule, contribute

KEEP_QUALIFICATIONS = "workforce.keep_qualifications"
SEE_WORKFORCE = "workforce.see"

MANAGERS = frozenset({Role.MANAGER, Role.SAFEGUARDING_LEAD})

contribute(
    [
        Rule(KEEP_QUALIFICATIONS, "managers keep qualifications and supervision", roles=MANAGERS),
        Rule(SEE_WORKFORCE, "managers see who is qualified and supervised", roles=MANAGERS),
    ]
)
