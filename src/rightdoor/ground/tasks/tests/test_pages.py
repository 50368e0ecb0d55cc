from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.actions import queue_message, save_contact_plan, send_waiting, stop_writing
from rightdoor.ground.messages.models import Message
from rightdoor.ground.tasks import protocol
from rightdoor.ground.tasks.actions import (
    NotAMessage,
    acknowledge,
    escalate_overdue,
    keep_message_back,
    send_message_again,
)
from rightdoor.ground.tasks.models import Shift, Task
from tests.people_here import MONDAY


@pytest.fixture(autouse=True)
def clock(settings, county) -> None:
    settings.CLOCK = MONDAY.isoformat()


def see(browser, name: str, *args) -> str:
    answer = browser.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_my_tasks_come_first_and_the_rest_of_my_areas_after(signed_in, administrator, lead, on_rota, raised) -> None:
    on_rota(administrator, Shift.Kind.DUTY)
    raised()
    raised(kind=Task.Kind.HANDOVER)
    other = raised(area="essex", kind=Task.Kind.WORRYING_WORDS)
    acknowledge(task_id=other.pk, by=lead, at=MONDAY)

    mine, others = see(signed_in(administrator), "tasks-mine").split("In your areas")

    assert mine.index("Somebody says they are not safe") < mine.index("A request must be handed over")
    assert "15 min" in mine
    assert "Isolde Quarrington has it" in others


def test_three_tasks_ask_the_database_no_more_than_one(
    signed_in, administrator, lead, raised, django_assert_num_queries
) -> None:
    browser, where = signed_in(administrator), reverse("tasks-mine")
    acknowledge(task_id=raised().pk, by=lead, at=MONDAY)
    browser.get(where)
    with CaptureQueriesContext(connection) as one:
        browser.get(where)
    asked = len(one)
    for kind in (Task.Kind.HANDOVER, Task.Kind.WORRYING_WORDS):
        acknowledge(task_id=raised(kind=kind).pk, by=lead, at=MONDAY)

    with django_assert_num_queries(asked):
        browser.get(where)


def test_nothing_to_do_is_said_kindly(signed_in, administrator) -> None:
    assert "Nothing waits for you" in see(signed_in(administrator), "tasks-mine")


def test_only_the_first_hundred_are_drawn(signed_in, administrator, raised, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rightdoor.ground.tasks.presenters.MOST", 1)
    raised()
    raised(kind=Task.Kind.HANDOVER)

    assert "the first hundred" in see(signed_in(administrator), "tasks-mine")


def test_a_click_takes_it_and_a_second_click_is_as_good(signed_in, administrator, raised) -> None:
    task, browser = raised(), signed_in(administrator)
    assert "I have it" in see(browser, "tasks-one", task.pk)

    for _time in range(2):
        assert browser.post(reverse("tasks-acknowledge", args=[task.pk])).status_code == 302

    assert Task.objects.get().owner == administrator
    assert "You have it" in see(browser, "tasks-one", task.pk)


def test_the_second_person_is_told_and_may_take_over(signed_in, administrator, lead, raised) -> None:
    task = raised()
    acknowledge(task_id=task.pk, by=lead, at=MONDAY)
    browser = signed_in(administrator)

    answer = browser.post(reverse("tasks-acknowledge", args=[task.pk]))
    browser.post(reverse("tasks-acknowledge", args=[task.pk]), {"take_over": "1"})

    assert answer.status_code == 409
    assert "Isolde Quarrington has this already" in answer.content.decode()
    assert Task.objects.get().owner == administrator


def test_it_is_finished_with_words_and_the_second_to_finish_loses_none(signed_in, administrator, lead, raised) -> None:
    task = raised(kind=Task.Kind.HANDOVER)
    browser, where = signed_in(administrator), reverse("tasks-finish", args=[task.pk])
    assert browser.post(where, {"outcome": ""}).status_code == 422
    assert browser.post(where, {"outcome": "Handed over by telephone"}).status_code == 302

    answer = signed_in(lead).post(where, {"outcome": "I did it"})

    assert answer.status_code == 409
    assert Task.objects.get().outcome == "Handed over by telephone"
    assert "Handed over by telephone" in see(signed_in(lead), "tasks-one", task.pk)


def test_what_is_settled_on_its_own_page_is_not_finished_here(
    signed_in, administrator, raised, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(protocol._places, "access.partnership", lambda key: f"/work/place/{key}/")
    task, browser = raised(), signed_in(administrator)

    answer = browser.post(reverse("tasks-finish", args=[task.pk]), {"outcome": "Done"})
    taken = browser.post(reverse("tasks-acknowledge", args=[task.pk]))

    assert answer.url == taken.url == f"/work/place/{task.about_id}/"
    assert Task.objects.get().done_at is None
    assert "Open it" in see(browser, "tasks-one", task.pk)


def test_nobody_is_led_to_a_page_that_is_not_for_their_role(
    signed_in, administrator, manager, raised, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(protocol._places, "access.partnership", lambda key: reverse("safety-flag", args=[key]))
    task = raised()

    told = see(signed_in(manager), "tasks-one", task.pk)
    assert "Open it" not in told
    assert "it is not for your role" in told
    assert "Open it" in see(signed_in(administrator), "tasks-one", task.pk)


def test_what_happened_to_it_is_shown_in_order(signed_in, administrator, lead, raised) -> None:
    task = raised()
    escalate_overdue(by=System("escalation"), at=MONDAY + timedelta(minutes=16))

    page = see(signed_in(administrator), "tasks-one", task.pk)

    assert "Nobody answered, so it went to Isolde Quarrington" in page
    assert page.index("Raised") < page.index("Taken further") < page.index("Who was told")


@pytest.mark.parametrize("name", ["one", "acknowledge", "finish", "send-again", "keep-back"])
def test_those_who_may_not_see_it_find_nothing(
    signed_in, administrator, system_administrator, raised, name: str
) -> None:
    where = reverse(f"tasks-{name}", args=[raised().pk])
    administrator.roles.update(area="essex")

    for account in (administrator, system_administrator):
        browser = signed_in(account)
        assert (browser.get if name == "one" else browser.post)(where).status_code == 404


@pytest.mark.parametrize("name", ["send-again", "keep-back"])
def test_a_task_that_is_about_no_message_is_not_settled_as_if_it_were(
    signed_in, administrator, raised, name: str
) -> None:
    task = raised()

    answer = signed_in(administrator).post(reverse(f"tasks-{name}", args=[task.pk]), {"reason": "They were told."})

    assert answer.status_code == 404
    with pytest.raises(NotAMessage):
        send_message_again(task_id=task.pk, by=administrator, at=MONDAY)
    with pytest.raises(NotAMessage):
        keep_message_back(task_id=task.pk, reason="They were told.", by=administrator, at=MONDAY)
    task.refresh_from_db()
    assert task.done_at is None


def test_without_signing_in_there_is_only_the_door(client, raised) -> None:
    assert client.get(reverse("tasks-mine")).url.startswith("/sign-in/")
    assert client.get(reverse("tasks-one", args=[uuid4()])).url.startswith("/sign-in/")


@pytest.fixture
def held(partnership, lead) -> Task:
    plan = save_contact_plan(
        partnership=partnership,
        ways=["text"],
        phone="07700 900461",
        safe_times="not when dad is in",
        by=VISITOR,
        at=MONDAY,
    )
    queue_message(plan=plan, about=partnership, kind="letter", body="Dear", outside="-", by=VISITOR, at=MONDAY)
    send_waiting(by=System("outbox"), at=MONDAY)
    return Task.objects.get()


def test_a_held_message_shows_why_and_is_tried_again(signed_in, administrator, held: Task, settings, tmp_path) -> None:
    browser = signed_in(administrator)
    page = see(browser, "tasks-one", held.pk)
    assert "A person must read when it is safe" in page
    assert "not when dad is in" in page
    assert browser.post(reverse("tasks-finish", args=[held.pk]), {"outcome": "x"}).status_code == 302

    for status in (302, 302):
        assert browser.post(reverse("tasks-send-again", args=[held.pk])).status_code == status

    assert Message.objects.get(kind="letter").state == "waiting"
    assert Task.objects.get().outcome == "Tried again"


def test_a_person_who_has_read_when_it_is_safe_sends_it_now(
    signed_in, administrator, held: Task, settings, tmp_path
) -> None:
    settings.OUTBOX = str(tmp_path)
    assert held.acknowledge_by == MONDAY + timedelta(hours=32)  # the end of the second open day

    signed_in(administrator).post(reverse("tasks-send-again", args=[held.pk]), {"safe_now": "1"})
    send_waiting(by=System("outbox"), at=MONDAY)

    assert Message.objects.get(kind="letter").state == "sent"


def test_a_letter_that_nothing_carries_is_printed_and_posted_by_a_person(
    signed_in, administrator, manager, partnership, lead, settings
) -> None:
    settings.OUTBOX = ""
    plan = save_contact_plan(
        partnership=partnership, ways=["post"], address="1 Lane", may_name_service=True, by=VISITOR, at=MONDAY
    )
    queue_message(plan=plan, about=partnership, kind="letter", body="Dear Wren", outside="-", by=VISITOR, at=MONDAY)
    send_waiting(by=System("outbox"), at=MONDAY)
    task = Task.objects.get()

    page = see(signed_in(administrator), "tasks-one", task.pk)

    assert "1 Lane" in page
    assert "Dear Wren" in page
    assert "messages.read" in acts()
    assert signed_in(manager).get(reverse("tasks-one", args=[task.pk])).status_code == 404


def test_a_held_message_is_kept_back_with_a_reason(signed_in, administrator, lead, held: Task) -> None:
    browser, where = signed_in(administrator), reverse("tasks-keep-back", args=[held.pk])
    assert browser.post(where, {"reason": ""}).status_code == 422
    assert browser.post(where, {"reason": "Told on the phone"}).status_code == 302

    other = signed_in(lead)
    assert other.post(where, {"reason": "Something else"}).status_code == 409
    assert other.post(reverse("tasks-send-again", args=[held.pk])).status_code == 409

    assert Message.objects.get(kind="letter").state == "dropped"


def test_a_message_that_tells_staff_of_a_task_never_makes_another(partnership, raised, lead) -> None:
    task = raised()
    stop_writing(plan_id=lead.alerts.pk, by=lead, at=MONDAY)
    send_waiting(by=System("outbox"), at=MONDAY)

    assert Message.objects.get().state == "held"
    assert list(Task.objects.all()) == [task]


def turn(administrator, **more) -> dict[str, str]:
    return {
        "area": "kent", "kind": "duty", "account": str(administrator.pk), "first_day_day": "9", "first_day_month": "3",
        "first_day_year": "2026", "last_day_day": "15", "last_day_month": "3", "last_day_year": "2026",
        "which": "weekdays", "starts": "9.00", "ends": "17", "phone": "", **more,
    }  # fmt: skip


def test_a_manager_fills_the_rota_and_sees_no_gap(signed_in, manager, administrator) -> None:
    browser = signed_in(manager)
    assert "Nobody is on duty Mon 9 Mar, 9 am to 5 pm" in see(browser, "tasks-rota")

    assert browser.post(reverse("tasks-rota-add"), turn(administrator)).status_code == 302

    page = see(browser, "tasks-rota")
    assert "Nobody is on duty Mon 16 Mar, 9 am to 5 pm" in page
    assert Shift.objects.count() == 5
    first = Shift.objects.in_order().first()
    browser.post(reverse("tasks-rota-end", args=[first.pk]))
    browser.post(reverse("tasks-rota-end", args=[first.pk]))
    assert Shift.objects.count() == 4


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"starts": "early"}, "Write the time like 9:00"),
        ({"last_day_year": "2025"}, "The last day comes after the first"),
        ({"account": ""}, "Choose who it is"),
        ({"first_day_day": ""}, "first"),
    ],
)
def test_a_turn_that_cannot_be_is_asked_again(signed_in, manager, administrator, given, told: str) -> None:
    answer = signed_in(manager).post(reverse("tasks-rota-add"), turn(administrator, **given))

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Shift.objects.exists()


def test_an_administrator_reads_the_rota_of_their_areas_and_changes_none(signed_in, administrator, on_rota) -> None:
    shift = on_rota(administrator, Shift.Kind.DUTY)
    administrator.roles.update(area="kent")
    browser = signed_in(administrator)

    page = see(browser, "tasks-rota")

    assert "Kent" in page
    assert "Essex" not in page
    assert "Add turns" not in page
    assert browser.post(reverse("tasks-rota-end", args=[shift.pk])).status_code == 404
    assert browser.post(reverse("tasks-rota-add"), turn(administrator)).status_code == 404
