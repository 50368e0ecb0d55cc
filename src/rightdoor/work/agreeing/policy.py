"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import CONTENT_ROLES, FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.records.agreements.policy import DECIDERS
from rightdoor.work.triage.queries import people_read

SEE = "agreeing.see"
WRITE = "agreeing.write"
JUDGE = "agreeing.judge"
DOUBT = "agreeing.doubt"
SEE_SHARED = "agreeing.see_shared"
WATCH = "agreeing.watch_birthdays"


def reads_of_them(account: Account, person: Any, at: datetime) -> bool:
    """Whether they may read a request of this person now."""
    return person is None or people_read(account, at).filter(pk=person.pk).exists()


contribute(
    [
        Rule(SEE, "front-door staff see what a child agreed to while they may read a request of this child",
             roles=FRONT_DOOR, when=reads_of_them),
        Rule(WRITE, "front-door staff record answers and decisions to share while they may read a request of this "
             "child", roles=FRONT_DOOR, when=reads_of_them),
        Rule(JUDGE, "a practitioner judges competence for one decision of a child of whom they may read a request",
             roles=frozenset({Role.PRACTITIONER}), when=reads_of_them),
        Rule(DOUBT, "a practitioner or safeguarding lead records a doubt about capacity of somebody of whom they may "
             "read a request", roles=DECIDERS, when=reads_of_them),
        Rule(SEE_SHARED, "everybody who reads about children sees what was shared with them", roles=CONTENT_ROLES),
        Rule(WATCH, "the clock looks for eighteenth birthdays", system=True),
    ]
)  # fmt: skip
