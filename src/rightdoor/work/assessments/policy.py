"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.assessments.lifecycle import AUTHORS
from rightdoor.work.assessments.queries import written_by
from rightdoor.work.referrals.policy import DECIDERS
from rightdoor.work.triage.reading import where_working, worked_on

OPEN = "assessments.open"
SEE = "assessments.see"
WRITE = "assessments.write"
LEAD = "assessments.lead"
WATCH = "assessments.watch"


def writes_part(account: Account, assessment: Any, at: datetime) -> bool:
    """Whether they write a part of it."""
    return assessment is None or written_by(account, at).filter(about_id=assessment.pk).exists()


def reads_of_them(account: Account, assessment: Any, at: datetime) -> bool:
    """Whether they read a request about the child at the front door."""
    return assessment is None or worked_on(assessment.person, account, *FRONT_DOOR, at=at)


def decides_about_them(account: Account, assessment: Any, at: datetime) -> bool:
    return assessment is None or worked_on(assessment.person, account, *DECIDERS, at=at)


contribute(
    [
        Rule(OPEN, "practitioners and safeguarding leads open an assessment while they work on a request",
             roles=DECIDERS, when=where_working(*DECIDERS)),
        Rule(SEE, "whoever writes a part of an assessment reads all of it", roles=AUTHORS, when=writes_part),
        Rule(SEE, "front-door staff read an assessment while they may read a request about the child",
             roles=FRONT_DOOR, when=reads_of_them),
        Rule(WRITE, "whoever was named for a part writes it", roles=AUTHORS, when=writes_part),
        Rule(LEAD, "practitioners and safeguarding leads say who writes which part, and sum it up", roles=DECIDERS,
             when=decides_about_them),
        Rule(WATCH, "the clock calls a person about an assessment that is late", system=True),
    ]
)  # fmt: skip
