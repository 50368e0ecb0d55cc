"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.records.families.policy import END, END_SECRET, TELL, TELL_SECRET
from rightdoor.work.referrals.policy import DECIDERS
from rightdoor.work.triage.reading import requests_about, where_working

SEE_CHILD = "child.see_whole"


def reads_a_request(account: Account, child: Any, at: datetime) -> bool:
    """Whether they read a request about this child now: by their area, because it was shared, or by the glass."""
    return child is None or bool(requests_about(child, account, at))


works_with, decides_about = where_working(*FRONT_DOOR), where_working(*DECIDERS)


contribute(
    [
        Rule(SEE_CHILD, "whoever reads a request about a child now reads the child's page, with what they may read",
             roles=FRONT_DOOR, when=reads_a_request),
        Rule(TELL, "front-door staff write down what a family tells while they read a request about the child",
             roles=FRONT_DOOR, when=works_with),
        Rule(END, "front-door staff write down that something of a family is no longer so", roles=FRONT_DOOR,
             when=works_with),
        Rule(TELL_SECRET, "front-door staff write down who must not know, and it holds at once", roles=FRONT_DOOR,
             when=works_with),
        Rule(END_SECRET, "practitioners and safeguarding leads end that somebody must not know", roles=DECIDERS,
             when=decides_about),
    ]
)  # fmt: skip
