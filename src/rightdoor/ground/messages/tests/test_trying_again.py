from datetime import timedelta
from pathlib import Path

import pytest

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.messages import actions
from rightdoor.ground.messages.actions import NoReason, drop_message, send_waiting, try_again
from rightdoor.ground.messages.carriers import NotSent, Refused
from rightdoor.ground.messages.models import Message
from rightdoor.ground.tasks.models import Task
from tests.people_here import MONDAY

OUTBOX = System("outbox")


def send(at=MONDAY) -> int:
    return send_waiting(by=OUTBOX, at=at)


def state(message: Message) -> tuple[str, str]:
    message.refresh_from_db()
    return message.state, message.why_held


def failing(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> list[bool]:
    """A carrier that always fails; the list fills with whether it was told of an earlier try."""
    asked: list[bool] = []

    def carry(outgoing) -> None:
        asked.append(outgoing.again)
        raise problem

    monkeypatch.setattr(actions, "carrier_for", lambda _way: carry)
    return asked


@pytest.mark.parametrize("problem", [NotSent("away"), RuntimeError("something new")])
def test_a_failure_waits_longer_each_time_and_the_eighth_calls_a_person(
    queued, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    asked, message, at, waits = failing(monkeypatch, problem), queued(), MONDAY, []

    for _time in range(8):
        send(at)
        message.refresh_from_db()
        waits.append((message.next_try_at - at).total_seconds() / 60)
        at = message.next_try_at

    assert waits[:7] == [1, 2, 4, 8, 16, 32, 64]
    assert state(message) == ("stuck", "It has failed 8 times")
    assert asked == [False, *[True] * 7]
    assert Task.objects.get().kind == Task.Kind.STUCK_MESSAGE
    assert send(at + timedelta(days=1)) == 0


def test_an_address_that_does_not_exist_is_not_tried_again(queued, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, Refused("no such number"))
    message = queued()

    send()

    assert state(message) == ("held", "The address or number does not exist")


def test_with_nothing_set_up_to_carry_it_a_person_is_called(queued, settings) -> None:
    settings.OUTBOX = settings.MAIL_URL = ""
    message = queued()

    send()

    assert state(message) == ("held", "Nothing is set up to send this by itself")


def test_messages_to_one_person_leave_in_the_order_in_which_they_were_written(
    queued, plan_of, outbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of()
    first, second, other = queued(plan), queued(plan), queued()
    Message.objects.filter(pk=first.pk).update(next_try_at=MONDAY + timedelta(minutes=4))

    send()

    assert [state(one)[0] for one in (first, second, other)] == ["waiting", "waiting", "sent"]
    assert send(MONDAY + timedelta(minutes=4)) == 2


def test_no_more_than_the_limit_is_tried(queued, outbox: Path) -> None:
    for _time in range(3):
        queued()

    assert send_waiting(by=OUTBOX, at=MONDAY, limit=2) == 2


def test_a_person_may_try_again_another_way_or_keep_it_back(queued, plan_of, administrator, outbox: Path) -> None:
    plan = plan_of(ways=["call", "email"], email="wren@example.org")
    first, second = queued(plan, way="call"), queued(plan, way="call")
    send()
    send()

    try_again(message_id=first.pk, by=administrator, at=MONDAY, way="email")
    with pytest.raises(NoReason):
        drop_message(message_id=second.pk, reason=" ", by=administrator, at=MONDAY)
    drop_message(message_id=second.pk, reason="Told on the phone", by=administrator, at=MONDAY)
    send()

    assert state(first) == ("sent", "")
    assert state(second) == ("dropped", "Told on the phone")


def test_what_has_left_cannot_be_called_back(queued, administrator, outbox: Path) -> None:
    message = queued()
    send()

    try_again(message_id=message.pk, by=administrator, at=MONDAY)
    drop_message(message_id=message.pk, reason="Too late", by=administrator, at=MONDAY)

    assert state(message)[0] == "sent"


def test_only_the_outbox_sends_and_only_staff_decide(queued, administrator, manager, outbox: Path) -> None:
    message = queued()

    with pytest.raises(Denied):
        send_waiting(by=administrator, at=MONDAY)
    with pytest.raises(Denied):
        try_again(message_id=message.pk, by=manager, at=MONDAY)
