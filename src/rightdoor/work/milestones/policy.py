"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.milestones.lifecycle import AT_THE_DESK
from rightdoor.work.support.policy import MANAGERS, WORKERS, leads

SEE = "milestones.see"
SETTLE = "milestones.settle"
NOTICE = "milestones.notice"


def leads_it(account: Account, thing: Any, at: datetime) -> bool:
    """Whether they lead the help that it belongs to."""
    return thing is None or (thing.episode_id is not None and leads(account, thing.episode, at))


def nobody_else(_account: Account, thing: Any, at: datetime) -> bool:
    """No service works for them, or nobody took it up in time."""
    return thing is None or thing.episode_id is None or thing.call_by < at


contribute(
    [
        *(
            rule
            for act, what in ((SEE, "sees"), (SETTLE, "settles"))
            for rule in (
                Rule(act, f"whoever leads the help {what} what falls due around it", roles=WORKERS, when=leads_it),
                Rule(act, f"a manager of the area {what} what falls due around help", roles=MANAGERS),
                Rule(act, f"the front door {what} what falls due where no service works for them, or nobody took it up",
                     roles=AT_THE_DESK, when=nobody_else),
            )
        ),
        Rule(NOTICE, "the clock notices what falls due, and calls a person where nobody takes it up", system=True),
    ]
)  # fmt: skip
