from datetime import datetime, timedelta

import pytest

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.ground.tasks.actions import (
    AnsweredAlready,
    DoneAlready,
    NoWords,
    acknowledge,
    escalate_overdue,
    finish,
    raise_task,
)
from rightdoor.ground.tasks.models import Notice, Shift, Task
from rightdoor.ground.tasks.protocol import ON_CALL
from rightdoor.pure.rules.days import LONDON
from tests.own_database import own_database  # noqa: F401  a fixture
from tests.people_here import MONDAY, staff

CLOCK = System("escalation")
LATE = MONDAY + timedelta(minutes=16)


def test_a_click_makes_it_mine_and_quiets_the_others(raised, on_rota, administrator, lead) -> None:
    on_rota(administrator, Shift.Kind.DUTY)
    task = acknowledge(task_id=raised().pk, by=lead, at=MONDAY)

    assert (task.owner, task.acknowledged_by, task.acknowledged_at) == (lead, lead, MONDAY)
    assert Notice.objects.get().seen_at == MONDAY
    assert acts(about=task.pk)[-1] == "tasks.acknowledged"


def test_a_double_click_changes_nothing(raised, lead) -> None:
    task = raised()
    acknowledge(task_id=task.pk, by=lead, at=MONDAY)

    assert acknowledge(task_id=task.pk, by=lead, at=LATE).acknowledged_at == MONDAY
    assert acts(about=task.pk).count("tasks.acknowledged") == 1


def test_the_second_person_is_told_who_has_it_and_may_take_it_over(raised, administrator, lead) -> None:
    task = raised()
    acknowledge(task_id=task.pk, by=lead, at=MONDAY)

    with pytest.raises(AnsweredAlready, match="Isolde Quarrington has this already"):
        acknowledge(task_id=task.pk, by=administrator, at=LATE)
    task = acknowledge(task_id=task.pk, by=administrator, at=LATE, take_over=True)

    assert (task.owner, task.acknowledged_by) == (administrator, lead)


def test_it_is_finished_with_words_once(raised, administrator, lead) -> None:
    task = raised()
    with pytest.raises(NoWords):
        finish(task_id=task.pk, outcome="  ", by=lead, at=MONDAY)

    finish(task_id=task.pk, outcome="Spoke with them", by=lead, at=MONDAY)

    assert finish(task_id=task.pk, outcome="Spoke with them", by=lead, at=LATE).done_at == MONDAY
    with pytest.raises(DoneAlready):
        finish(task_id=task.pk, outcome="Something else", by=administrator, at=LATE)
    with pytest.raises(DoneAlready):
        acknowledge(task_id=task.pk, by=administrator, at=LATE)


def test_a_manager_cannot_answer_and_staff_of_another_area_cannot_either(raised, manager, administrator, lead) -> None:
    task = raised()
    administrator.roles.update(area="essex")

    for account in (manager, administrator):
        with pytest.raises(Denied):
            acknowledge(task_id=task.pk, by=account, at=MONDAY)
        with pytest.raises(Denied):
            finish(task_id=task.pk, outcome="Done", by=account, at=MONDAY)


def test_in_time_nothing_is_escalated(raised, lead) -> None:
    raised()

    assert escalate_overdue(by=CLOCK, at=MONDAY + timedelta(minutes=14)) == 0


def test_what_nobody_answers_goes_to_the_second_person_and_then_to_every_lead(
    raised, on_rota, administrator, practitioner, lead
) -> None:
    on_rota(administrator, Shift.Kind.DUTY)
    on_rota(practitioner, Shift.Kind.SECOND)
    task = raised()

    assert escalate_overdue(by=CLOCK, at=LATE) == 1
    assert escalate_overdue(by=CLOCK, at=LATE) == 0
    task.refresh_from_db()
    assert (task.escalated_to, task.steps) == (practitioner, 1)
    assert escalate_overdue(by=CLOCK, at=LATE + timedelta(minutes=16)) == 1
    task.refresh_from_db()
    assert (task.escalated_to, task.steps, task.climbs_at) == (lead, 2, None)
    assert [notice.to for notice in Notice.objects.order_by("id")] == [administrator, practitioner, lead]
    assert Message.objects.order_by("id").last().outside == "A task has not been answered. Sign in to see it."


def test_without_a_second_person_the_leads_are_told_at_once(raised, on_rota, administrator, lead) -> None:
    on_rota(administrator, Shift.Kind.DUTY)
    task = raised()

    escalate_overdue(by=CLOCK, at=LATE)

    task.refresh_from_db()
    assert (task.escalated_to, task.steps) == (lead, 2)


def test_out_of_hours_the_other_one_on_call_is_the_second_person(raised, on_rota, county, administrator, lead) -> None:
    county.choice = ON_CALL
    night = datetime(2026, 3, 9, 23, 0, tzinfo=LONDON)
    on_rota(administrator, Shift.Kind.ON_CALL, starts=night, hours=1)
    task = raised(at=night)
    on_rota(lead, Shift.Kind.ON_CALL, starts=night, hours=2)

    assert escalate_overdue(by=CLOCK, at=night + timedelta(minutes=15)) == 1

    task.refresh_from_db()
    assert (task.escalated_to, task.steps) == (lead, 1)


def test_with_no_lead_at_all_it_still_says_that_it_climbed(raised, administrator) -> None:
    task = raised()

    escalate_overdue(by=CLOCK, at=LATE)

    task.refresh_from_db()
    assert (task.escalated_to, task.steps) == (None, 2)


def test_a_contact_that_is_not_made_alarms_the_leads_though_somebody_clicked(raised, administrator, lead) -> None:
    night = datetime(2026, 3, 29, 0, 30, tzinfo=LONDON)  # the clocks go forward at one
    task = raised(kind=Task.Kind.CONTACT_NOT_MADE, at=night, acknowledge_by=night + timedelta(hours=1))
    acknowledge(task_id=task.pk, by=administrator, at=night)
    Notice.objects.all().delete()

    assert escalate_overdue(by=CLOCK, at=night + timedelta(minutes=59)) == 0
    assert escalate_overdue(by=CLOCK, at=night + timedelta(minutes=61)) == 1

    assert Notice.objects.get().to == lead


def test_two_workers_escalate_once(own_database, county) -> None:  # noqa: F811
    here = Partnership.objects.create(slug="here", name="Here")
    staff(here, "Isolde Quarrington", Role.SAFEGUARDING_LEAD)
    for kind in (Task.Kind.RED_FLAG, Task.Kind.WORRYING_WORDS, Task.Kind.HANDOVER):
        raise_task(kind=kind, about=here, partnership=here, area="kent", by=CLOCK, at=MONDAY)
    Notice.objects.all().delete()

    counts = own_database.at_once(lambda: escalate_overdue(by=CLOCK, at=LATE))

    assert sum(counts) == 3
    assert Notice.objects.count() == 3
