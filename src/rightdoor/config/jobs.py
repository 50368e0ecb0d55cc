"""What happens by itself while 'rightdoor work' runs: each job, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.conf import settings

from rightdoor.ground.access.actors import System
from rightdoor.ground.audit.jobs import make_months, number_events, sign_head
from rightdoor.ground.documents.actions import check_held
from rightdoor.ground.documents.scanner import ScannerAway
from rightdoor.ground.messages.actions import send_waiting
from rightdoor.ground.signin.actions.telling import forget_old, tell_links
from rightdoor.ground.tasks.actions import escalate_overdue
from rightdoor.records.workforce.actions import call_second_persons
from rightdoor.work.continuity import writing as continuity
from rightdoor.work.keeping.actions.carrying_out import carry_out_signed
from rightdoor.work.keeping.actions.copying import forget_old_copies
from rightdoor.work.keeping.actions.listing import list_due
from rightdoor.work.oversight.actions.listing import list_week
from rightdoor.work.referrals.actions.drafting import purge_drafts
from rightdoor.work.sealing.actions.lasting import call_for_names
from rightdoor.work.sealing.actions.unsealing import lapse_asks

Job = Callable[[datetime], int]  # the number of things it did


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A job, by the name under which the audit knows it."""

    name: str
    run: Job
    every: timedelta = timedelta(0)  # every round


def escalate(at: datetime) -> int:
    return escalate_overdue(by=System("escalation"), at=at)


def tell(at: datetime) -> int:
    return tell_links(by=System("sign_in"), at=at)


def forget(at: datetime) -> int:
    return forget_old(by=System("sign_in"), at=at)


def send(at: datetime) -> int:
    return send_waiting(by=System("outbox"), at=at)


def scan(at: datetime) -> int:
    """Files wait while the scanner is away; that is logged, and 'rightdoor check' says it too."""
    try:
        return check_held(by=System("scan"), at=at)
    except ScannerAway:
        structlog.get_logger("rightdoor.work").warning("the scanner does not answer")
        return 0


def purge(at: datetime) -> int:
    return purge_drafts(by=System("purge"), at=at)


def list_unusual(at: datetime) -> int:
    """Asked every hour, done once a week."""
    return list_week(by=System("oversight"), at=at)


def list_records(at: datetime) -> int:
    return list_due(by=System("records"), at=at)


def forget_copies(at: datetime) -> int:
    return forget_old_copies(by=System("records"), at=at)


def end_records(at: datetime) -> int:
    return carry_out_signed(by=System("endings"), at=at)


def lapse(at: datetime) -> int:
    return lapse_asks(by=System("unsealing"), at=at)


def call_seconds(at: datetime) -> int:
    return call_second_persons(by=System("roles"), at=at)


def call(at: datetime) -> int:
    return call_for_names(by=System("naming"), at=at)


# Escalation comes first: nothing that waits in the outbox may hold up a child who is not safe.  The audit's numbers
# come next: they are quick and bounded, and a slow mail server must not leave events outside the chain.
SCHEDULE = (
    Scheduled("escalation", escalate),
    Scheduled("audit-chain", number_events),
    Scheduled("links", tell),
    Scheduled("outbox", send),
    Scheduled("scan", scan, every=timedelta(seconds=20)),
    Scheduled("purge", purge, every=timedelta(hours=1)),
    Scheduled("forgetting", forget, every=timedelta(hours=1)),
    Scheduled("continuity", continuity.write, every=settings.CONTINUITY_EVERY),
    Scheduled("continuity-openings", continuity.carry, every=timedelta(minutes=1)),
    Scheduled("unusual", list_unusual, every=timedelta(hours=1)),
    Scheduled("records", list_records, every=timedelta(hours=24)),
    Scheduled("copies", forget_copies, every=timedelta(hours=1)),
    Scheduled("endings", end_records),
    Scheduled("roles", call_seconds, every=timedelta(minutes=1)),
    Scheduled("unsealing", lapse, every=timedelta(minutes=1)),
    Scheduled("naming", call, every=timedelta(hours=24)),
    Scheduled("audit-head", sign_head, every=timedelta(minutes=1)),
    Scheduled("audit-months", make_months, every=timedelta(hours=1)),
)
