"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.triage.queries import people_read
from rightdoor.work.triage.reading import where_working

SEE = "adjusting.see"
WRITE = "adjusting.write"
WATCH = "adjusting.watch"


def reads_of_them(account: Account, person: Any, at: datetime) -> bool:
    """Whether they may read a request of this person now."""
    return person is None or people_read(account, at).filter(pk=person.pk).exists()


contribute(
    [
        Rule(SEE, "front-door staff see what a child needs to take part while they may read a request of this child",
             roles=FRONT_DOOR, when=reads_of_them),
        Rule(WRITE, "front-door staff record what a child needs to take part while they work on a request of theirs",
             roles=FRONT_DOOR, when=where_working(*FRONT_DOOR)),
        Rule(WATCH, "the clock looks for needs that nobody looked at for a year", system=True),
    ]
)  # fmt: skip
