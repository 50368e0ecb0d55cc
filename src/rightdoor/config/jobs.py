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
from rightdoor.sight.insight.gathering import gather_missing
from rightdoor.work.adjusting.actions.watching import watch_needs
from rightdoor.work.agreeing.actions.birthdays import watch_birthdays
from rightdoor.work.allocating.actions.standing_in import tell_covers
from rightdoor.work.assessments.actions.watching import watch_assessments
from rightdoor.work.calendar.actions.telling import remind
from rightdoor.work.continuity import writing as continuity
from rightdoor.work.freeplaces.actions.closed import watch_closed
from rightdoor.work.keeping.actions.carrying_out import carry_out_signed
from rightdoor.work.keeping.actions.copying import forget_old_copies
from rightdoor.work.keeping.actions.listing import list_due
from rightdoor.work.milestones.actions.noticing import watch_milestones
from rightdoor.work.onward.actions.watching import watch_onward
from rightdoor.work.oversight.actions.listing import list_week
from rightdoor.work.referrals.actions.drafting import purge_drafts
from rightdoor.work.safetyplans.actions.watching import watch_plans
from rightdoor.work.sealing.actions.lasting import call_for_names
from rightdoor.work.sealing.actions.unsealing import lapse_asks

Job = Callable[[datetime], int]  # the number of things it did


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A job, by the name under which the audit knows it."""

    name: str
    run: Job
    every: timedelta = timedelta(0)  # every round


def as_job(name: str, act: Callable[..., int]) -> Job:
    """An action as a job: done by the product itself, under this name."""

    def run(at: datetime) -> int:
        return act(by=System(name), at=at)

    return run


def scan(at: datetime) -> int:
    """Files wait while the scanner is away; that is logged, and 'rightdoor check' says it too."""
    try:
        return check_held(by=System("scan"), at=at)
    except ScannerAway:
        structlog.get_logger("rightdoor.work").warning("the scanner does not answer")
        return 0


# Escalation comes first: nothing that waits in the outbox may hold up a child who is not safe.  The audit's numbers
# come next: they are quick and bounded, and a slow mail server must not leave events outside the chain.
SCHEDULE = (
    Scheduled("escalation", as_job("escalation", escalate_overdue)),
    Scheduled("audit-chain", number_events),
    Scheduled("links", as_job("sign_in", tell_links)),
    Scheduled("outbox", as_job("outbox", send_waiting)),
    Scheduled("scan", scan, every=timedelta(seconds=20)),
    Scheduled("purge", as_job("purge", purge_drafts), every=timedelta(hours=1)),
    Scheduled("forgetting", as_job("sign_in", forget_old), every=timedelta(hours=1)),
    Scheduled("continuity", continuity.write, every=settings.CONTINUITY_EVERY),
    Scheduled("continuity-openings", continuity.carry, every=timedelta(minutes=1)),
    Scheduled("unusual", as_job("oversight", list_week), every=timedelta(hours=1)),  # done once a week
    Scheduled("records", as_job("records", list_due), every=timedelta(hours=24)),
    Scheduled("copies", as_job("records", forget_old_copies), every=timedelta(hours=1)),
    Scheduled("endings", as_job("endings", carry_out_signed)),
    Scheduled("roles", as_job("roles", call_second_persons), every=timedelta(minutes=1)),
    Scheduled("unsealing", as_job("unsealing", lapse_asks), every=timedelta(minutes=1)),
    Scheduled("covers", as_job("covers", tell_covers), every=timedelta(minutes=10)),
    Scheduled("birthdays", as_job("birthdays", watch_birthdays), every=timedelta(minutes=10)),
    Scheduled("needs", as_job("needs", watch_needs), every=timedelta(hours=24)),
    Scheduled("onward", as_job("onward", watch_onward), every=timedelta(minutes=10)),
    Scheduled("closed-lists", as_job("closed_lists", watch_closed), every=timedelta(minutes=10)),
    Scheduled("milestones", as_job("milestones", watch_milestones), every=timedelta(hours=24)),
    Scheduled("assessments", as_job("assessments", watch_assessments), every=timedelta(hours=24)),
    Scheduled("plans", as_job("plans", watch_plans), every=timedelta(hours=24)),
    Scheduled("naming", as_job("naming", call_for_names), every=timedelta(hours=24)),
    Scheduled("reminders", as_job("reminders", remind), every=timedelta(minutes=5)),
    Scheduled("insight", as_job("insight", gather_missing), every=timedelta(hours=6)),
    Scheduled("audit-head", sign_head, every=timedelta(minutes=1)),
    Scheduled("audit-months", make_months, every=timedelta(hours=1)),
)
