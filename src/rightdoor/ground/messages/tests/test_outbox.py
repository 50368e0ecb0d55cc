from datetime import datetime
from email import message_from_bytes
from pathlib import Path

import pytest

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.actions import (
    save_contact_plan,
    send_waiting,
    staff_plan,
    stop_writing,
)
from rightdoor.ground.messages.asking import BY_A_PERSON, NO_ADDRESS, NOT_THE_PARENT, STOPPED, UNREADABLE, WAY_CLOSED
from rightdoor.ground.messages.models import ContactPlan, Holder, Message
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import LONDON
from tests.people_here import MONDAY

OUTBOX = System("outbox")


def send(at: datetime = MONDAY) -> int:
    return send_waiting(by=OUTBOX, at=at)


def files(outbox: Path) -> list[str]:
    return sorted(path.name for path in outbox.glob("*")) if outbox.exists() else []


def state(message: Message) -> tuple[str, str]:
    message.refresh_from_db()
    return message.state, message.why_held


def test_a_message_leaves_once_and_says_nothing_of_why(queued, outbox: Path) -> None:
    message = queued()

    assert (send(), send()) == (1, 0)

    words = (outbox / f"{message.pk}.txt").read_text()
    assert "07700 900461" in words
    assert "Appointment line" in words
    assert not any(word in words for word in ("Kooth", "Wren"))
    assert state(message) == ("sent", "")
    assert acts(about=message.pk) == ["messages.queued", "messages.sent"]


def test_an_email_has_one_subject_a_neutral_sender_and_a_key_of_its_own(queued, plan_of, outbox: Path) -> None:
    message = queued(plan_of(ways=["email"], email="wren@example.org"))

    send()

    mail = message_from_bytes((outbox / f"{message.pk}.eml").read_bytes())
    assert mail["Subject"] == "Appointment line: a message for you"
    assert mail["From"] == "Appointment line <appointments@localhost>"
    assert mail["Message-ID"] == f"<{message.pk}@localhost>"
    assert "My request" in mail.get_payload()
    assert not any(word in mail.as_string() for word in ("Kooth", "Wren", "http"))


def test_who_may_be_told_the_service_is_told_it_but_never_the_letter(queued, plan_of, outbox: Path) -> None:
    message = queued(plan_of(may_name_service=True))

    send()

    words = (outbox / f"{message.pk}.txt").read_text()
    assert "News from Kooth" in words
    assert "Dear Wren" not in words


def test_a_letter_by_post_is_the_letter_only_where_the_service_may_be_named(queued, plan_of, outbox: Path) -> None:
    named = queued(plan_of(ways=["post"], address="1 Lane", may_name_service=True))
    unnamed = queued(plan_of(ways=["post"], address="1 Lane", safe_times="not mornings"))

    send()

    assert "Dear Wren" in (outbox / f"{named.pk}.txt").read_text()
    assert "Dear Wren" not in (outbox / f"{unnamed.pk}.txt").read_text()


def test_what_is_only_for_their_code_leaves_nothing_in_the_outbox(queued, plan_of, outbox: Path) -> None:
    message = queued(plan_of(ways=["code"], phone=""))

    assert send() == 0

    assert (message.way, message.state) == ("code", "sent")
    assert files(outbox) == []


@pytest.mark.parametrize(
    ("ways", "best"),
    [(["email", "text"], "text"), (["email"], "email"), (["email", "code"], "code"), ([], "code"), (["call"], "call")],
)
def test_the_first_way_that_leads_somewhere_is_taken(queued, plan_of, ways: list[str], best: str) -> None:
    assert queued(plan_of(ways=ways)).way == best


def test_the_plan_is_asked_at_the_moment_of_sending(queued, plan_of, outbox: Path) -> None:
    plan = plan_of()
    message = queued(plan)
    stop_writing(plan_id=plan.pk, by=VISITOR, at=MONDAY)

    send()

    assert state(message) == ("held", STOPPED)
    assert files(outbox) == []
    assert Task.objects.get().kind == Task.Kind.HELD_MESSAGE


def test_a_new_number_is_the_one_that_is_used(queued, plan_of, partnership, outbox: Path) -> None:
    plan = plan_of()
    message = queued(plan)
    save_contact_plan(
        partnership=partnership, plan_id=plan.pk, ways=["text"], phone="07700 900999", safe_times="any time",
        by=VISITOR, at=MONDAY,
    )  # fmt: skip

    send()

    assert "07700 900999" in (outbox / f"{message.pk}.txt").read_text()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"ways": ["email"]}, WAY_CLOSED),
        ({"phone": ""}, NO_ADDRESS),
        ({"safe_times": "not when dad is home"}, UNREADABLE),
        ({"safe_times": "mornings, not mornings"}, UNREADABLE),
        ({"holder": Holder.PARENT, "never_contact_parent": True}, NOT_THE_PARENT),
    ],
)
def test_what_the_plan_forbids_is_held_for_a_person(queued, plan_of, outbox: Path, change, why: str) -> None:
    plan = plan_of()
    message = queued(plan)
    ContactPlan.objects.filter(pk=plan.pk).update(**change)

    send()

    assert state(message) == ("held", why)
    assert files(outbox) == []
    assert acts(about=message.pk)[-1] == "messages.held"


def test_a_call_is_made_by_a_person(queued, plan_of, outbox: Path) -> None:
    message = queued(plan_of(ways=["call"]))

    send()

    assert state(message) == ("held", BY_A_PERSON)


def test_a_parent_is_never_reached_where_the_child_asked_that(queued, plan_of, outbox: Path) -> None:
    child = plan_of(never_contact_parent=True)
    of_parent, of_child = queued(plan_of(holder=Holder.PARENT, child=child)), queued(child)

    send()

    assert state(of_parent) == ("held", NOT_THE_PARENT)
    assert state(of_child) == ("sent", "")


def test_what_is_not_safe_now_waits_until_it_is(queued, plan_of, outbox: Path) -> None:
    message = queued(plan_of(safe_times="weekdays after 4pm"))

    send()

    assert state(message) == ("waiting", "")
    assert files(outbox) == []
    assert message.next_try_at == datetime(2026, 3, 9, 16, 0, tzinfo=LONDON)
    assert send(message.next_try_at) == 1
    assert state(message)[0] == "sent"


def test_staff_are_alerted_at_night_at_the_address_they_have_now(queued, administrator, outbox: Path) -> None:
    plan = staff_plan(account=administrator, at=MONDAY)
    administrator.email = "bea@example.org"
    administrator.save()
    message = queued(plan, kind="notice", outside="You have a task. Sign in to see it.")

    send(datetime(2026, 3, 9, 23, 30, tzinfo=LONDON))

    mail = message_from_bytes((outbox / f"{message.pk}.eml").read_bytes())
    assert mail["To"] == "bea@example.org"
    assert "You have a task" in mail.get_payload()


def test_a_phone_for_alerts_is_kept_and_taken_away(administrator) -> None:
    assert staff_plan(account=administrator, at=MONDAY, phone="07700 900461").ways == ["text", "email"]
    assert staff_plan(account=administrator, at=MONDAY).phone == "07700 900461"
    assert staff_plan(account=administrator, at=MONDAY, phone="").ways == ["email"]
