"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.rulings import Rule, contribute

SEE = "oversight.see"
SETTLE = "oversight.settle"
LIST = "oversight.list"

AUDITORS = frozenset({Role.AUDITOR})

contribute(
    [
        Rule(SEE, "the auditor alone sees whose looks at records stood out", roles=AUDITORS, anywhere=True),
        Rule(SETTLE, "the auditor says what they found when they asked", roles=AUDITORS, anywhere=True),
        Rule(LIST, "the clock lists every week once", system=True),
    ]
)  # fmt: skip
