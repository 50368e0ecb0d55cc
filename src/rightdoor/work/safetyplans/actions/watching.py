"""The clock looks for plans whose day to look at them again is past: whoever is on duty has it done with the child."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.people.models import Death
from rightdoor.work.safetyplans.following import PLAN
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.safetyplans.policy import WATCH

WITHIN = timedelta(days=5)  # working days


def watch_plans(*, by: System, at: datetime) -> int:
    """Raise a task for each of which none is open; the number of new tasks.  Of the dead nobody asks any more."""
    require(rule_on(by, WATCH, None, at=at))
    died = Death.objects.that_stand().filter(person=OuterRef("person"))
    asked = Task.objects.open().filter(kind=Task.Kind.REVIEW_PLAN, about_kind=PLAN, about_id=OuterRef("pk"))
    due = SafetyPlan.objects.to_look_at_again(day_of(at)).exclude(Exists(died)).exclude(Exists(asked))
    rows = due.select_related("partnership").order_by("review_on", "id")
    return sum(ask_to_look(plan, by=by, at=at) for plan in rows)


def ask_to_look(plan: SafetyPlan, *, by: System, at: datetime) -> int:
    """For whoever is on duty in its area: those who give help now see the same beside the help they give."""
    record(WATCH, about=plan, by=by, at=at)
    raise_task(
        kind=Task.Kind.REVIEW_PLAN, about=plan, partnership=plan.partnership, area=plan.area,
        acknowledge_by=catalogue().working_time.due(at, WITHIN).at, by=by, at=at,
    )  # fmt: skip
    return 1
