from datetime import datetime, timedelta

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Relation
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.ground.tasks.actions import answering, finish, raise_task, tell_again
from rightdoor.ground.tasks.models import Notice, Shift, Task
from rightdoor.ground.tasks.protocol import ON_CALL
from rightdoor.pure.rules.days import LONDON
from tests.people_here import MONDAY, staff

NIGHT = datetime(2026, 3, 9, 23, 0, tzinfo=LONDON)
FRIDAY_AT_TEN_TO_FIVE = datetime(2026, 3, 27, 16, 50, tzinfo=LONDON)  # the clocks go forward that Sunday


def test_whoever_is_on_duty_owns_it_and_is_told_in_neutral_words(raised, on_rota, administrator) -> None:
    on_rota(administrator, Shift.Kind.DUTY)

    task = raised()

    assert task.owner == administrator
    assert Notice.objects.get().to == administrator
    sent = Message.objects.get()
    assert sent.outside == "You have a task. Sign in to see it."
    assert sent.body == sent.outside
    assert acts(about=task.pk) == ["tasks.raised"]


def test_asking_again_finds_the_same_task_and_tells_nobody_twice(raised, on_rota, administrator) -> None:
    on_rota(administrator, Shift.Kind.DUTY)

    assert raised() == raised()

    assert Task.objects.count() == 1
    assert Notice.objects.count() == 1


def test_after_it_is_finished_the_same_may_be_raised_again(raised, lead) -> None:
    first = raised()
    finish(task_id=first.pk, outcome="Spoke with them", by=lead, at=MONDAY)

    assert raised() != first


def test_it_must_be_acknowledged_within_fifteen_minutes_of_opening_hours(raised) -> None:
    assert raised().acknowledge_by == MONDAY + timedelta(minutes=15)


def test_the_minutes_run_on_after_the_weekend_and_the_change_of_clocks(raised) -> None:
    task = raised(at=FRIDAY_AT_TEN_TO_FIVE)

    assert task.acknowledge_by == datetime(2026, 3, 30, 9, 5, tzinfo=LONDON)


def test_a_bank_holiday_is_not_an_opening(raised, county) -> None:
    county.shut_on = {"2026-04-03", "2026-04-06"}  # Good Friday and Easter Monday

    task = raised(at=datetime(2026, 4, 2, 18, 0, tzinfo=LONDON))

    assert task.acknowledge_by == datetime(2026, 4, 7, 9, 15, tzinfo=LONDON)


def test_out_of_hours_the_one_on_call_is_alerted_at_once(raised, on_rota, county, administrator, lead) -> None:
    county.choice = ON_CALL
    on_rota(administrator, Shift.Kind.DUTY, hours=24)
    on_rota(lead, Shift.Kind.ON_CALL, hours=24)

    task = raised(at=NIGHT)

    assert task.owner == lead
    assert task.acknowledge_by == NIGHT + timedelta(minutes=15)


def test_without_on_call_it_is_first_at_opening_for_whoever_has_that_turn(raised, on_rota, administrator) -> None:
    on_rota(administrator, Shift.Kind.DUTY, starts=MONDAY + timedelta(days=1))

    task = raised(at=NIGHT)

    assert task.owner == administrator
    assert task.acknowledge_by == datetime(2026, 3, 10, 9, 15, tzinfo=LONDON)


def test_with_nobody_on_the_rota_every_lead_is_told_and_the_task_says_so(raised, lead, partnership) -> None:
    other = staff(partnership, "Hyacinth Bellweather", Role.SAFEGUARDING_LEAD, area="essex")

    task = raised()

    assert task.nobody_on_rota
    assert {notice.to for notice in Notice.objects.all()} == {lead, other}


def test_somebody_who_has_left_answers_for_nothing(raised, on_rota, administrator, lead) -> None:
    on_rota(administrator, Shift.Kind.DUTY)
    administrator.is_active = False
    administrator.save()

    assert raised().nobody_on_rota


def test_where_the_area_is_not_known_every_areas_duty_is_told(raised, on_rota, administrator, lead) -> None:
    on_rota(administrator, Shift.Kind.DUTY, "kent")
    on_rota(lead, Shift.Kind.DUTY, "essex")

    task = raised(area="")

    assert task.owner is None
    assert {notice.to for notice in Notice.objects.all()} == {administrator, lead}


def test_an_alert_goes_by_text_too_where_a_number_was_given(raised, on_rota, administrator) -> None:
    on_rota(administrator, Shift.Kind.DUTY)
    raised().notices.all()
    plan = administrator.alerts
    plan.phone, plan.ways = "07700900461", ["text", "email"]
    plan.save()

    raised(kind=Task.Kind.WORRYING_WORDS)

    assert sorted(Message.objects.values_list("way", flat=True)) == ["email", "email", "text"]


def test_what_is_added_is_told_to_whoever_has_it_already(raised, on_rota, administrator, lead) -> None:
    on_rota(administrator, Shift.Kind.DUTY)
    task = raised()
    tell_again(task=task, by=VISITOR, at=MONDAY)
    task.owner, task.acknowledged_at = lead, MONDAY

    tell_again(task=task, by=VISITOR, at=MONDAY)

    assert [notice.to for notice in Notice.objects.order_by("id")] == [administrator, administrator, lead]


def test_what_is_added_is_told_to_nobody_who_may_not_know_of_it(
    raised, on_rota, partnership, administrator, lead
) -> None:
    on_rota(administrator, Shift.Kind.DUTY)
    task = raised()
    Notice.objects.all().delete()
    Relation.objects.create(
        partnership=partnership, account=administrator, kind=Tie.EXCLUDED, about_kind=task.about_kind,
        about_id=task.about_id, starts_at=MONDAY, source="tests",
    )  # fmt: skip
    tell_again(task=task, by=VISITOR, at=MONDAY)
    task.owner, task.acknowledged_at = administrator, MONDAY
    tell_again(task=task, by=VISITOR, at=MONDAY)

    assert [notice.to for notice in Notice.objects.all()] == [lead, lead]


def test_who_answers_for_a_task_is_whoever_is_on_for_its_area(raised, on_rota, administrator) -> None:
    on_rota(administrator, Shift.Kind.DUTY)

    task = raised()
    assert answering(task, MONDAY).owner == administrator
    task.area = "essex"
    assert answering(task, MONDAY).owner is None


def test_a_county_that_never_opens_still_reaches_the_leads(
    raised, county, lead, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(county, "openings", lambda *_: iter(()))
    monkeypatch.setattr(county, "answer_by", lambda _area, at: at)

    assert raised().nobody_on_rota


def test_two_pages_that_raise_at_once_find_one_task(raised, partnership, lead, monkeypatch: pytest.MonkeyPatch) -> None:
    first = raised()
    looks = iter([None, first])
    monkeypatch.setattr("rightdoor.ground.tasks.queries.TaskQueries.first", lambda _tasks: next(looks, None))

    second = raise_task(kind=first.kind, about=partnership, partnership=partnership, area="kent", by=VISITOR, at=MONDAY)

    assert second == first
    assert Notice.objects.count() == 1
