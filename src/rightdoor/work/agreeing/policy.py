"""This room's rows of the table.  What was only opened to them they read, and write nothing of it."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import CONTENT_ROLES, FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.records.agreements.policy import DECIDERS
from rightdoor.work.support.policy import WORKERS, leads_and_goes_on
from rightdoor.work.triage.queries import people_read
from rightdoor.work.triage.reading import where_working

SEE = "agreeing.see"
WRITE = "agreeing.write"
JUDGE = "agreeing.judge"
DOUBT = "agreeing.doubt"
WRITE_IN_HELP = "agreeing.write_in_help"
SEE_SHARED = "agreeing.see_shared"
WATCH = "agreeing.watch_birthdays"


def reads_of_them(account: Account, person: Any, at: datetime) -> bool:
    """Whether they may read a request of this person now."""
    return person is None or people_read(account, at).filter(pk=person.pk).exists()


contribute(
    [
        Rule(SEE, "front-door staff see what a child agreed to while they may read a request of this child",
             roles=FRONT_DOOR, when=reads_of_them),
        Rule(WRITE, "front-door staff record answers and decisions to share while they work on a request of this child",
             roles=FRONT_DOOR, when=where_working(*FRONT_DOOR)),
        Rule(JUDGE, "a practitioner judges competence for one decision of a child on whose request they work",
             roles=frozenset({Role.PRACTITIONER}), when=where_working(Role.PRACTITIONER)),
        Rule(DOUBT, "a practitioner or safeguarding lead records a doubt about capacity of somebody on whose request "
             "they work", roles=DECIDERS, when=where_working(*DECIDERS)),
        Rule(WRITE_IN_HELP, "whoever leads the support writes down what the young person or a parent agreed to, while "
             "it goes on", roles=WORKERS, when=leads_and_goes_on),
        Rule(SEE_SHARED, "everybody who reads about children sees what was shared with them", roles=CONTENT_ROLES),
        Rule(WATCH, "the clock looks for eighteenth birthdays", system=True),
    ]
)  # fmt: skip
