"""Nobody waits unseen: what a service does not answer in time calls a person."""

from datetime import datetime

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.tasks.models import Task
from rightdoor.work.onward.actions.answering import call
from rightdoor.work.onward.models import Onward
from rightdoor.work.onward.queries import ONWARD


def watch_onward(*, by: Actor, at: datetime) -> int:
    """Call a person about each that is late and about which nobody was called yet; how many."""
    called = Task.objects.filter(kind=Task.Kind.NOT_ANSWERED, about_kind=ONWARD).values("about_id")
    late = Onward.objects.waiting().filter(answer_by__lt=at).exclude(pk__in=called)
    rows = list(late.select_related("partnership").order_by("answer_by", "pk")[:200])
    for one in rows:
        call(one, Task.Kind.NOT_ANSWERED, by=by, at=at)
    return len(rows)
