"""A child's death, recorded once: what stops, what goes on, what the family sees, and how a mistake is undone."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.actions import queue_message, save_contact_plan, send_waiting
from rightdoor.ground.messages.models import ContactPlan, Holder, Message, Way
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.records.people.dying import NoReason, NoSource, NotSecond, look_again, record_death, undo_death
from rightdoor.records.people.models import Death
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.lifecycle import MOVES, OPEN, Stage
from rightdoor.work.referrals.models import IllegalMove, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.queue import Sought, View, page_for
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
OUTBOX = System("outbox")
LATER = MONDAY + timedelta(hours=3)
RIGHT = {"code": CODE, "word": WORD}


@pytest.fixture(autouse=True)
def on_monday(settings: Any, tmp_path: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()
    settings.OUTBOX = str(tmp_path)


@pytest.fixture
def asked(partnership: Partnership) -> Referral:
    """A request, with a plan for the young person, one for a parent and one for whoever referred."""
    child = a_plan(partnership, safe_times="any")
    a_plan(partnership, holder=Holder.PARENT, child=child)
    referrer = a_plan(partnership, holder=Holder.PROFESSIONAL, ways=["email"], email="school@example.org")
    return a_request(partnership, contact_plan=child, referrer_plan=referrer)


def died(asked: Referral, by: Account, **more: Any) -> Death:
    given = {"died_on": None, "told_by": "The school, by phone", "area": "kent", "by": by, "at": MONDAY, **more}
    return record_death(person=asked.person, **given)  # type: ignore[arg-type]


def written(asked: Referral, plan: ContactPlan, way: Way = Way.TEXT) -> Message:
    return queue_message(plan=plan, about=asked, kind="letter", body="b", outside="o", by=VISITOR, at=MONDAY, way=way)


def test_what_waits_in_the_outbox_stays_whoever_it_was_for(asked: Referral, lead: Account, settings: Any) -> None:
    for plan in ContactPlan.objects.all():
        written(asked, plan, Way(plan.ways[0]))

    died(asked, lead)
    send_waiting(by=OUTBOX, at=LATER)

    about_child = Message.objects.exclude(kind="notice")
    assert {one.state for one in about_child} == {Message.State.SILENT}
    assert about_child.count() == 3
    assert not Task.objects.filter(kind=Task.Kind.HELD_MESSAGE).exists()


def test_a_message_that_a_worker_had_taken_up_is_asked_about_once_more(asked: Referral, lead: Account) -> None:
    died(asked, lead)
    late = written(asked, asked.contact_plan)  # type: ignore[arg-type]
    assert late.state == Message.State.SILENT
    Message.objects.filter(pk=late.pk).update(state=Message.State.WAITING, why_held="")

    send_waiting(by=OUTBOX, at=LATER)

    late.refresh_from_db()
    assert late.state == Message.State.SILENT
    assert "messages.kept_silent" in acts(about=late.pk)


def test_what_would_only_be_read_by_code_is_not_put_there(asked: Referral, lead: Account) -> None:
    died(asked, lead)

    assert written(asked, asked.contact_plan, Way.CODE).state == Message.State.SILENT  # type: ignore[arg-type]


def test_saying_again_how_to_reach_them_does_not_break_the_silence(asked: Referral, lead: Account) -> None:
    died(asked, lead)
    assert asked.contact_plan is not None
    plan = save_contact_plan(
        plan_id=asked.contact_plan.pk, partnership=asked.partnership, ways=[Way.TEXT], phone="07700900123",
        by=VISITOR, at=LATER,
    )  # fmt: skip

    assert written(asked, plan).state == Message.State.SILENT


def test_held_messages_ask_nobody_any_more(asked: Referral, lead: Account) -> None:
    assert asked.contact_plan is not None
    ContactPlan.objects.filter(pk=asked.contact_plan.pk).update(safe_times="after the gate shuts")
    held = written(asked, asked.contact_plan)
    send_waiting(by=OUTBOX, at=MONDAY)
    task = Task.objects.get(kind=Task.Kind.HELD_MESSAGE, about_id=held.pk)

    died(asked, lead)

    task.refresh_from_db()
    held.refresh_from_db()
    assert held.state == Message.State.SILENT
    assert task.done_at == MONDAY
    assert not Notice.objects.filter(task=task, seen_at__isnull=True).exists()


def test_routine_tasks_end_and_those_of_somebodys_safety_go_on(asked: Referral, lead: Account) -> None:
    for kind in (Task.Kind.HANDOVER, Task.Kind.RED_FLAG, Task.Kind.CONTACT_NOT_MADE, Task.Kind.WORRYING_WORDS):
        raise_task(kind=kind, about=asked, partnership=asked.partnership, area="kent", by=OUTBOX, at=MONDAY)

    died(asked, lead)

    still_open = set(Task.objects.open().filter(about_id=asked.pk).values_list("kind", flat=True))
    assert still_open == {Task.Kind.RED_FLAG, Task.Kind.CONTACT_NOT_MADE, Task.Kind.WORRYING_WORDS}


def test_no_promise_runs_and_the_queue_does_not_show_it(asked: Referral, lead: Account) -> None:
    late = asked.received_at + timedelta(days=30)
    assert Referral.objects.overdue(late).exists()

    died(asked, lead)

    assert not Referral.objects.overdue(late).exists()
    assert page_for(lead, Sought(), MONDAY).rows == []


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.ENDED])
def test_a_request_ends_from_any_stage_and_stands_there_again_if_it_was_not_so(
    asked: Referral, lead: Account, stage: Stage
) -> None:
    Referral.objects.filter(pk=asked.pk).update(stage=stage)

    death = died(asked, lead)
    asked.refresh_from_db()
    assert asked.stage == Stage.ENDED
    undo_death(death_id=death.pk, because="Another child of that name", by=lead, at=LATER)

    asked.refresh_from_db()
    assert asked.stage == stage
    assert [step.became for step in asked.history.order_by("moved_at", "id")] == [Stage.ENDED, stage]


@pytest.mark.parametrize("stage", list(Stage))
def test_no_other_step_leads_out_of_the_end(asked: Referral, lead: Account, stage: Stage) -> None:
    died(asked, lead)
    asked.refresh_from_db()

    with pytest.raises(IllegalMove):
        asked.move_to(stage, by=lead, at=LATER)
    assert all(Stage.ENDED not in moves for moves in MOVES.values())
    assert Stage.ENDED not in OPEN


def test_every_request_about_the_same_child_ends(partnership: Partnership, asked: Referral, lead: Account) -> None:
    second = a_request(partnership, person=asked.person, code="a-b-c-d", stage=Stage.DECIDED)

    died(asked, lead)

    second.refresh_from_db()
    assert second.stage == Stage.ENDED
    assert page_for(lead, Sought(view=View.ON_THE_WAY), MONDAY).decisions == []


def test_the_page_by_code_is_calm_and_says_nothing_of_it(client: Client, asked: Referral, lead: Account) -> None:
    died(asked, lead)

    page = client.post("/my-request/", RIGHT, follow=True).content.decode()

    assert "This request is closed" in page
    assert "We send nothing more about it." in page
    assert "call" in page
    for word in ("Wren", "died", "death", "sorry", "Canary", "promise", "answers you by"):
        assert word not in page


@pytest.mark.parametrize("where", ["add", "reach", "agreement", "stop", "questions", "choose", "sent", "letters/1"])
def test_every_other_page_by_code_leads_back_to_it(client: Client, asked: Referral, lead: Account, where: str) -> None:
    died(asked, lead)
    client.post("/my-request/", RIGHT)

    answer = client.get(f"/my-request/{where}/")

    assert (answer.status_code, answer.headers.get("Location")) == (302, "/my-request/open/")


def test_danger_is_still_heard_because_it_may_have_been_a_mistake(
    client: Client, asked: Referral, lead: Account
) -> None:
    died(asked, lead)
    client.post("/my-request/", RIGHT)
    danger = {"facts": ["in_danger_now"], "words": "I am here and not safe", "form_key": str(uuid4())}

    answer = client.post("/my-request/worse/", danger)

    assert answer.headers["Location"] == "/my-request/worse/help/"
    flag = RedFlag.objects.get()
    assert "in_danger_now" in flag.facts
    assert Task.objects.open().filter(kind=Task.Kind.RED_FLAG, about_id=flag.pk).exists()
    asked.refresh_from_db()
    assert asked.stage == Stage.ENDED


def test_without_the_word_the_code_says_what_it_said_before(client: Client, asked: Referral, lead: Account) -> None:
    Referral.objects.filter(pk=asked.pk).update(stage=Stage.DECIDED)
    before = client.post("/my-request/", {"code": CODE}, follow=True).content

    died(asked, lead)

    assert b"Answered" in before
    assert b"Answered" in client.post("/my-request/", {"code": CODE}, follow=True).content


def test_it_is_recorded_once_with_who_said_so(asked: Referral, lead: Account) -> None:
    with pytest.raises(NoSource):
        died(asked, lead, told_by="  ")

    assert died(asked, lead) == died(asked, lead, told_by="Somebody else")
    assert Death.objects.get().told_by == "The school, by phone"
    with pytest.raises(IntegrityError), transaction.atomic():
        Death.objects.create(
            partnership=asked.partnership, person=asked.person, told_by="x", recorded_at=MONDAY, recorded_by=lead
        )


def test_nobody_but_a_lead_or_manager_records_it(
    asked: Referral, practitioner: Account, administrator: Account, manager: Account
) -> None:
    for account in (practitioner, administrator):
        with pytest.raises(Denied):
            died(asked, account)

    assert died(asked, manager).recorded_by == manager


def test_a_second_lead_or_manager_is_asked_to_look_and_the_first_cannot_be_the_second(
    asked: Referral, lead: Account, manager: Account, administrator: Account
) -> None:
    death = died(asked, lead)
    task = Task.objects.get(kind=Task.Kind.SECOND_LOOK)
    assert [notice.to for notice in Notice.objects.filter(task=task)] == [manager]

    with pytest.raises(NotSecond):
        look_again(death_id=death.pk, by=lead, at=LATER)
    look_again(death_id=death.pk, by=manager, at=LATER)

    task.refresh_from_db()
    death.refresh_from_db()
    assert (death.looked_by, task.done_at) == (manager, LATER)


def test_undoing_needs_a_reason_and_lets_nothing_go_before_a_person_has_read_it(
    asked: Referral, lead: Account, manager: Account
) -> None:
    assert asked.contact_plan is not None
    waiting = written(asked, asked.contact_plan)
    raise_task(kind=Task.Kind.HANDOVER, about=asked, partnership=asked.partnership, area="kent", by=OUTBOX, at=MONDAY)
    death = died(asked, lead)
    with pytest.raises(NoReason):
        undo_death(death_id=death.pk, because=" ", by=manager, at=LATER)

    undo_death(death_id=death.pk, because="The school named another pupil", by=manager, at=LATER)
    send_waiting(by=OUTBOX, at=LATER)

    waiting.refresh_from_db()
    assert waiting.state == Message.State.HELD
    opened = set(Task.objects.open().values_list("kind", flat=True))
    assert opened == {Task.Kind.HELD_MESSAGE, Task.Kind.HANDOVER}
    assert Task.objects.open().get(kind=Task.Kind.HANDOVER).acknowledge_by > LATER
    assert written(asked, asked.contact_plan.__class__.objects.get(pk=asked.contact_plan.pk)).state == "waiting"
    assert acts(about=death.pk) == ["people.record_death", "people.death_undone"]


def test_after_it_was_undone_it_can_be_recorded_again(asked: Referral, lead: Account) -> None:
    first = died(asked, lead)
    undo_death(death_id=first.pk, because="Another child", by=lead, at=LATER)

    assert died(asked, lead, at=LATER) != first


def page(browser: Client, asked: Referral, where: str = "death/") -> str:
    return browser.get(f"/work/requests/{asked.pk}/{where}").content.decode()


def test_staff_see_it_calmly_on_the_request_and_a_lead_records_it_there(
    asked: Referral, lead: Account, signed_in: SignedIn
) -> None:
    desk = signed_in(lead)
    assert "The child has died" in page(desk, asked, "")
    where = f"/work/requests/{asked.pk}/death/"

    missing = desk.post(where, {"told_by": "The school"})
    done = desk.post(where, {"told_by": "The school, by phone", "sure": "on"})

    assert missing.status_code == 422
    assert done.headers["Location"] == where
    assert "The school, by phone" in page(desk, asked)
    request_page = page(desk, asked, "")
    assert "This child has died." in request_page
    assert "A second person has not looked at this yet." in request_page
    assert "No clock runs" in request_page


def test_a_manager_looks_a_second_time_and_undoes_on_the_same_page(
    asked: Referral, lead: Account, manager: Account, signed_in: SignedIn
) -> None:
    died(asked, lead)
    desk = signed_in(manager)
    where = f"/work/requests/{asked.pk}/death/"
    assert "I have checked it, and it is so" in page(desk, asked)

    desk.post(f"{where}look/")
    assert "I have checked it, and it is so" not in page(desk, asked)
    assert desk.post(f"{where}undo/", {"because": ""}).status_code == 422
    desk.post(f"{where}undo/", {"because": "Another child of that name"})

    asked.refresh_from_db()
    assert asked.stage == Stage.RECEIVED
    assert "Another child of that name" in page(desk, asked)


def test_requests_that_may_be_about_the_same_child_are_named_and_ended_with_it(
    partnership: Partnership, lead: Account, signed_in: SignedIn
) -> None:
    born = {"preferred_name": "Wren Thistledown", "born_on": MONDAY.date().replace(year=2012)}
    people = [partnership.person_set.create(**born, added_at=MONDAY) for _each in range(2)]
    one, two = (a_request(partnership, person=person, code=f"code-of-{number}") for number, person in enumerate(people))
    desk = signed_in(lead)
    assert f'value="{two.pk}"' in page(desk, one)

    desk.post(f"/work/requests/{one.pk}/death/", {"told_by": "The school", "sure": "on", "also": [str(two.pk)]})

    assert {row.stage for row in Referral.objects.all()} == {Stage.ENDED}
    assert Death.objects.count() == 2


def test_for_everybody_else_the_page_does_not_exist(
    asked: Referral, partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    assert signed_in(practitioner).get(f"/work/requests/{asked.pk}/death/").status_code == 404
    elsewhere = staff(partnership, "Otho Fenwick", Role.SAFEGUARDING_LEAD, area="essex")
    assert signed_in(elsewhere).get(f"/work/requests/{asked.pk}/death/").status_code == 404
    assert "The child has died" not in page(signed_in(practitioner), asked, "")
