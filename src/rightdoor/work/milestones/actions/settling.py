"""A person says what came of it; where nobody helps a child who wants help, somebody at the front door is called."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.work.milestones.lifecycle import Outcome
from rightdoor.work.milestones.models import Milestone
from rightdoor.work.milestones.policy import SEE, SETTLE
from rightdoor.work.referrals.actions.adding import hear_late


class SettledAlready(Exception):
    """Somebody else said what came of it."""


@transaction.atomic
def settle_milestone(*, milestone_id: UUID, outcome: Outcome, words: str, by: Account, at: datetime) -> Milestone:
    """Keep what came of it.  Raises SettledAlready.

    Whoever wants help and has none is put before the front door again, with all that is known and no new form.
    """
    rows = Milestone.objects.select_for_update(of=("self",)).select_related("episode", "referral__partnership")
    one: Milestone = rows.get(pk=milestone_id)
    require(rule_on(by, SETTLE, one, at=at))
    if one.done_at is not None:
        raise SettledAlready("Somebody said already what came of it. Look again. Nothing was changed.")
    one.done_at, one.done_by, one.outcome, one.words = at, by, outcome, words.strip()
    one.save(update_fields=["done_at", "done_by", "outcome", "words"])
    record(SETTLE, about=one, by=by, at=at, outcome=outcome.value)
    for task in Task.objects.open().filter(kind=Task.Kind.FALLS_DUE).about(kind_of(one), one.pk):
        finish(task_id=task.pk, outcome="It was settled", by=System("milestones"), at=at)
    if outcome is Outcome.WITHOUT:
        hear_late(one.referral, by=by, at=at)
    return one


@transaction.atomic
def list_milestones(rows: Sequence[Milestone], *, by: Account, at: datetime) -> Sequence[Milestone]:
    """A list as it is shown; everybody on it can learn that somebody saw them in it."""
    require(rule_on(by, SEE, None, at=at))
    record(SEE, about=None, by=by, at=at, shown=[one.referral_id for one in rows])
    return rows
