"""A list of assessments is on record for each child on it; the clock calls a person about one that is late."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.models import Death
from rightdoor.work.assessments.models import Assessment
from rightdoor.work.assessments.policy import SEE, WATCH
from rightdoor.work.assessments.queries import ASSESSMENT
from rightdoor.work.assessments.whom import Reached, reached_by

AT_ONCE = 500


@transaction.atomic
def list_assessments(
    rows: Sequence[Assessment], *, by: Account, at: datetime
) -> tuple[Sequence[Assessment], list[Reached]]:
    """Those on a list, and for whom one is made and there is none; each child can learn that somebody saw them so."""
    require(rule_on(by, SEE, None, at=at))
    found = reached_by(by, at)
    without = [request.pk for one in found for request in one.without]
    record(SEE, about=None, by=by, at=at, shown=[*(one.pk for one in rows), *without])
    return rows, found


@transaction.atomic
def watch_assessments(*, by: Actor, at: datetime) -> int:
    """Call a person at the front door about each whose day is over and that is not whole, once; how many."""
    require(rule_on(by, WATCH, None, at=at))
    called = Task.objects.filter(kind=Task.Kind.LATE_ASSESSMENT, about_kind=ASSESSMENT).values("about_id")
    died = Death.objects.that_stand().filter(person=OuterRef("person"))
    late = Assessment.objects.to_do().filter(due_on__lt=day_of(at)).exclude(pk__in=called).exclude(Exists(died))
    rows = list(late.select_related("partnership").order_by("due_on", "pk")[:AT_ONCE])
    for one in rows:
        raise_task(kind=Task.Kind.LATE_ASSESSMENT, about=one, partnership=one.partnership, area=one.area, by=by, at=at)
    return len(rows)
