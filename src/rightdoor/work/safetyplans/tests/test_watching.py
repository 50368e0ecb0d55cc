"""A plan whose day is past is looked at again with the child, by a person."""

from datetime import datetime, timedelta

import pytest

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.tasks.models import Task
from rightdoor.ground.tasks.protocol import place_of
from rightdoor.pure.keys import new_key
from rightdoor.records.people.dying import record_death
from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans.actions.watching import watch_plans
from rightdoor.work.safetyplans.tests.plans_here import LOOK_AGAIN, planned
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
CLOCK = System("plans")
THAT_DAY = datetime(2026, 4, 9, 12, tzinfo=MONDAY.tzinfo)
AFTER = THAT_DAY + timedelta(days=1)


def test_from_the_day_after_it_is_a_task_once_until_a_new_version_settles_it(child: Person, worker: Account) -> None:
    plan = planned(child, worker)
    assert watch_plans(by=CLOCK, at=THAT_DAY) == 0
    assert (watch_plans(by=CLOCK, at=AFTER), watch_plans(by=CLOCK, at=AFTER)) == (1, 0)

    task = Task.objects.open().get(kind=Task.Kind.REVIEW_PLAN)
    assert (task.area, task.about_id) == ("kent", plan.pk)
    assert place_of(task.about_kind, task.about_id).endswith(f"{child.pk}/plan/")
    assert place_of(task.about_kind, new_key()) == ""
    planned(child, worker, before=plan, at=AFTER, review_on=LOOK_AGAIN + timedelta(days=60))
    assert not Task.objects.open().exists()
    assert watch_plans(by=CLOCK, at=AFTER) == 0


def test_only_the_version_that_counts_is_looked_at(child: Person, worker: Account) -> None:
    first = planned(child, worker)
    planned(child, worker, before=first, at=MONDAY + timedelta(days=9), review_on=LOOK_AGAIN + timedelta(days=60))

    assert watch_plans(by=CLOCK, at=AFTER) == 0


def test_of_a_child_who_has_died_nobody_asks_and_a_task_that_stands_is_put_down(
    child: Person, worker: Account, lead: Account
) -> None:
    planned(child, worker)
    watch_plans(by=CLOCK, at=AFTER)
    record_death(person=child, died_on=None, told_by="A nurse", area="kent", by=lead, at=AFTER)

    assert not Task.objects.open().filter(kind=Task.Kind.REVIEW_PLAN).exists()
    assert watch_plans(by=CLOCK, at=AFTER) == 0


def test_nobody_but_the_clock_looks_through_all_plans(lead: Account) -> None:
    with pytest.raises(Denied):
        watch_plans(by=lead, at=AFTER)  # type: ignore[arg-type]
