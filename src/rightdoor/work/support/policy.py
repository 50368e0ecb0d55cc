"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.rulings import Rule, contribute

OPEN_EPISODE = "support.open_episode"

contribute(
    [
        Rule(OPEN_EPISODE, "accepting a request opens an episode of support",
             roles=frozenset({Role.PRACTITIONER, Role.ADMINISTRATOR, Role.SAFEGUARDING_LEAD, Role.MANAGER})),
    ]
)  # fmt: skip
