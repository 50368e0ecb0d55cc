"""After joining or parting: a person says which way of reaching the child holds from now on."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.work.joining import policy
from rightdoor.work.joining.actions.joining import JOINER, OVER, NotJoined, locked
from rightdoor.work.joining.lifecycle import Stage
from rightdoor.work.joining.models import Joining
from rightdoor.work.joining.stricter import plans_of


@transaction.atomic
def review(*, joining_id: UUID, each_as_said: bool, by: Account, at: datetime) -> Joining:
    """Each request is reached as was said for it, or the stricter goes on holding for all of them.

    Who is barred stays barred; a safeguarding lead ends that where bars are ended.
    """
    joining = locked(joining_id, by, at)
    require(rule_on(by, policy.REVIEW, joining, at=at))
    if joining.stage not in (Stage.JOINED, Stage.PARTED) or joining.reviewed_at is not None:
        raise NotJoined(OVER)
    if each_as_said:
        plans = [plan.pk for plan in plans_of(joining.kept, joining.other)]
        ContactPlan.objects.filter(pk__in=plans).update(also=None)
    joining.reviewed_by, joining.reviewed_at = by, at
    joining.save(update_fields=["reviewed_by", "reviewed_at"])
    record(policy.REVIEW, about=joining, by=by, at=at, each_as_said=each_as_said)
    for task in Task.objects.open().filter(kind=Task.Kind.SECOND_LOOK).about(kind_of(joining), joining.pk):
        finish(task_id=task.pk, outcome="Somebody has looked", by=JOINER, at=at)
    return joining
