"""Somebody who had a task cannot go on with it: it waits again, and others are told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks import policy
from rightdoor.ground.tasks.actions import tell
from rightdoor.ground.tasks.duty import answering, leads
from rightdoor.ground.tasks.models import Task


@transaction.atomic
def hand_back(*, task_id: UUID, whose: Account, by: Actor, at: datetime) -> Task:
    """It is as if nobody had answered it yet: others hear of it at once, and the clock takes it further."""
    task = Task.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=task_id)
    require(rule_on(by, policy.RAISE, task, at=at))
    people = others(task, but=whose, at=at)
    task.owner = people[0] if people else None
    task.acknowledged_at, task.acknowledged_by, task.climbs_at = None, None, max(at, task.acknowledge_by)
    task.save(update_fields=["owner", "acknowledged_at", "acknowledged_by", "climbs_at"])
    record("tasks.handed_back", about=task, by=by, at=at, kind=task.kind)
    tell(task=task, people=people, by=by, at=at)
    return task


def others(thing: Any, *, but: Account, at: datetime) -> tuple[Account, ...]:
    """Whoever is on for its area, may know of it, and is not the one who cannot; where that is nobody, the leads."""
    on = tuple(one for one in answering(thing, at).told if one.pk != but.pk)
    known = (one for one in leads(thing.partnership, thing.area, at) if not has_conflict(one, thing, at))
    return on or tuple(one for one in known if one.pk != but.pk)
