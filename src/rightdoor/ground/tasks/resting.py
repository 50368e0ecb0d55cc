"""What is put down at once when a child has died, and taken up again where it was not so."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks import policy
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.ground.tasks.queries import URGENT

PUT_DOWN = "Put down: nothing more is to be done about this child"
OF_MESSAGES = (Task.Kind.HELD_MESSAGE, Task.Kind.STUCK_MESSAGE)  # raised anew by the message itself


class About:
    """A thing by its kind and key alone."""

    def __init__(self, kind: str, key: UUID) -> None:
        self.kind, self.pk = kind, key


@transaction.atomic
def put_down(*, about: Collection[UUID], by: Actor, at: datetime) -> int:
    """End every routine task about these things.  What concerns somebody's safety goes on: others may need it."""
    rows = Task.objects.open().exclude(kind__in=(*URGENT, Task.Kind.SECOND_LOOK)).filter(about_id__in=about)
    tasks = list(rows.select_for_update(of=("self",)))
    for task in tasks:
        require(rule_on(by, policy.PUT_DOWN, task, at=at))
        task.done_at, task.outcome = at, PUT_DOWN
        task.save(update_fields=["done_at", "outcome"])
        record("tasks.put_down", about=task, by=by, at=at, kind=task.kind)
    Notice.objects.filter(task__in=tasks, seen_at__isnull=True).update(seen_at=at)
    return len(tasks)


@transaction.atomic
def take_up(*, about: Collection[UUID], put_down_at: datetime, by: Actor, at: datetime) -> int:
    """Raise anew what was put down at that moment, with its time counted from now."""
    rows = Task.objects.filter(about_id__in=about, outcome=PUT_DOWN, done_at=put_down_at)
    tasks = list(rows.exclude(kind__in=OF_MESSAGES).select_related("partnership").order_by("raised_at", "id"))
    for task in tasks:
        raise_task(
            kind=task.kind, about=About(task.about_kind, task.about_id), partnership=task.partnership, area=task.area,
            by=by, at=at,
        )  # fmt: skip
    return len(tasks)
