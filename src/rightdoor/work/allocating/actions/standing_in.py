"""What is late with somebody who is away is told to whoever covers, who may take it over."""

from datetime import datetime, time

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import tell
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.ground.tasks.policy import ACKNOWLEDGE
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.records.workforce.models import Away
from rightdoor.work.allocating.policy import TELL_COVER


def tell_covers(*, by: Actor, at: datetime) -> int:
    """Tell each cover once of each late task that whoever is away holds; the number of them.

    Nobody is told of somebody of whom they may know nothing, or of what they could not take over.
    """
    today, told = day_of(at), 0
    rows = Away.objects.filter(starts_on__lte=today, ends_on__gte=today, stands_in__is_active=True)
    for away in rows.select_related("stands_in", "account").order_by("pk"):
        late = Task.objects.open().filter(owner=away.account, acknowledge_by__lt=at)
        for task in late.select_related("partnership").order_by("pk"):
            told += tell_cover(task, away, by=by, at=at)
    return told


@transaction.atomic
def tell_cover(task: Task, away: Away, *, by: Actor, at: datetime) -> bool:
    """One of them, in a transaction of its own; whether they were told."""
    require(rule_on(by, TELL_COVER, task, at=at))
    cover = away.stands_in
    if has_conflict(cover, task, at) or not rule_on(cover, ACKNOWLEDGE, task, at=at).allowed:
        return False
    began = datetime.combine(away.starts_on, time(), tzinfo=LONDON)
    if Notice.objects.filter(task=task, to=cover, raised_at__gte=began).exists():
        return False
    tell(task=task, people=(cover,), by=by, at=at)
    record(TELL_COVER, about=task, by=by, at=at, cover=str(cover.pk))
    return True
