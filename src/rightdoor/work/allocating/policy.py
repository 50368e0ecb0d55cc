"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.support.policy import MANAGERS, WORKERS, by_worker, goes_on

KEEP_BRINGS = "allocating.keep_brings"
WRITE_AWAY = "allocating.write_away"
WISH = "allocating.wish"
WEIGH = "allocating.weigh"
TELL_COVER = "allocating.tell_cover"


def their_own(account: Account, worker: Any, _at: datetime) -> bool:
    """Whether it is what they bring themselves."""
    return worker is None or worker.pk == account.pk


contribute(
    [
        Rule(KEEP_BRINGS, "whoever gives support keeps what they bring", roles=WORKERS, when=their_own),
        Rule(KEEP_BRINGS, "managers keep what workers bring and how much they can carry", roles=MANAGERS),
        Rule(WRITE_AWAY, "managers say who is away and who covers", roles=MANAGERS),
        Rule(TELL_COVER, "whoever covers is told of what is late with somebody who is away", system=True),
        *by_worker(WISH, "writes down whom a child would rather see and what their help asks for"),
        Rule(WEIGH, "a manager says how much of a worker a help takes", roles=MANAGERS, when=goes_on),
    ]
)
