"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.rulings import Rule, contribute

PREVIEW = "insight.preview"

MANAGERS = frozenset({Role.MANAGER})

contribute(
    [
        Rule(PREVIEW, "managers of the area see what a change of a service would have changed among past requests, in "
             "rounded numbers; of requests by name only those that they may read", roles=MANAGERS),
    ]
)  # fmt: skip
