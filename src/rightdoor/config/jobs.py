"""What happens by itself while 'rightdoor work' runs: each job, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rightdoor.ground.access.actors import System
from rightdoor.ground.messages.actions import send_waiting
from rightdoor.ground.tasks.actions import escalate_overdue
from rightdoor.work.referrals.actions.drafting import purge_drafts

Job = Callable[[datetime], int]  # the number of things it did


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A job, by the name under which the audit knows it."""

    name: str
    run: Job
    every: timedelta = timedelta(0)  # every round


def escalate(at: datetime) -> int:
    return escalate_overdue(by=System("escalation"), at=at)


def send(at: datetime) -> int:
    return send_waiting(by=System("outbox"), at=at)


def purge(at: datetime) -> int:
    return purge_drafts(by=System("purge"), at=at)


# Escalation comes first: nothing that waits in the outbox may hold up a child who is not safe.
SCHEDULE = (
    Scheduled("escalation", escalate),
    Scheduled("outbox", send),
    Scheduled("purge", purge, every=timedelta(hours=1)),
)
