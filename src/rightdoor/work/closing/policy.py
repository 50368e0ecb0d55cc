"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.support.lifecycle import Reason
from rightdoor.work.support.policy import MANAGERS, WORKERS, leads

WRITE = "closing.write"
"""See to whom letters go when help has ended, write them, send them, and read them as they went."""


def no_death(_account: Account, episode: Any, _at: datetime) -> bool:
    """Of a child who has died nobody is written to from here."""
    return episode is None or episode.reason != Reason.DIED


def leads_it(account: Account, episode: Any, at: datetime) -> bool:
    """The same, for whoever leads it, or did until twenty-eight days ago."""
    return no_death(account, episode, at) and leads(account, episode, at)


contribute(
    [
        Rule(WRITE, "whoever leads the help writes the letters that end it, until 28 days after", roles=WORKERS,
             when=leads_it),
        Rule(WRITE, "a manager of the area writes the letters that end help", roles=MANAGERS, when=no_death),
    ]
)  # fmt: skip
