import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import requests
from django.core.mail import BadHeaderError

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.messages.actions import queue_message, save_contact_plan, send_waiting
from rightdoor.ground.messages.carriers import NotSent, Outgoing, as_email, to_file
from rightdoor.ground.messages.models import Message, Way
from rightdoor.ground.messages.tests.mail_server import MailServer, mail_server
from tests.own_database import own_database  # noqa: F401  a fixture
from tests.people_here import MONDAY

OUTBOX = System("outbox")
KEY = "front_door-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"


def send(at=MONDAY) -> Message:
    send_waiting(by=OUTBOX, at=at)
    return Message.objects.get()


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    with mail_server() as running:
        settings.MAIL_URL = running.url
        yield running


@pytest.fixture
def by_mail(queued, plan_of) -> Message:
    return queued(plan_of(ways=["email"], email="wren@example.org"))


def test_a_real_mail_server_gets_one_neutral_letter(by_mail: Message, server: MailServer) -> None:
    assert send().state == "sent"

    assert len(server.letters) == 1
    assert f"Message-ID: <{by_mail.pk}@localhost>" in server.letters[0]
    assert "Subject: Appointment line: a message for you" in server.letters[0]
    assert "Kooth" not in server.letters[0]


def test_a_server_that_took_it_and_hung_up_gets_the_same_letter_again_under_the_same_key(
    by_mail: Message, server: MailServer
) -> None:
    server.hang_up_after_taking = True
    assert send().state == "waiting"
    server.hang_up_after_taking = False

    assert send(MONDAY + timedelta(minutes=1)).state == "sent"

    keys = {line for letter in server.letters for line in letter.splitlines() if line.startswith("Message-ID")}
    assert keys == {f"Message-ID: <{by_mail.pk}@localhost>"}
    assert server.letters[0] == server.letters[1]


@pytest.mark.parametrize(("answer", "state"), [("550 no such box", "held"), ("450 come back", "waiting")])
def test_a_box_that_does_not_exist_is_held_and_a_busy_one_is_tried_again(
    by_mail: Message, server: MailServer, answer: str, state: str
) -> None:
    server.refuse_with = answer

    assert send().state == state


def test_a_mail_server_that_is_away_is_tried_again(by_mail: Message, settings) -> None:
    settings.MAIL_URL = "smtp://127.0.0.1:1"

    assert send().state == "waiting"


class Notify:
    """The text provider, at the edge of the network: what it was asked, and what it answers."""

    def __init__(self) -> None:
        self.sent: list[dict[str, object]] = []
        self.status, self.times_out = 201, False

    def __call__(self, method: str, url: str, **more) -> requests.Response:
        answer = requests.Response()
        answer.status_code = self.status if method == "POST" else 200
        if method == "POST" and self.status == 201:
            self.sent.append(json.loads(more["data"]))
        if method == "POST" and self.times_out:
            raise requests.exceptions.ReadTimeout
        listed = {"notifications": [{"id": "1"} for _one in self.sent]}
        failed = {"status_code": self.status, "errors": [{"error": "BadRequestError", "message": "no"}]}
        answer._content = json.dumps(listed if method == "GET" else {} if self.status == 201 else failed).encode()
        answer.request = requests.Request(method, url).prepare()
        return answer


@pytest.fixture
def notify(settings, monkeypatch: pytest.MonkeyPatch) -> Notify:
    settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE = KEY, "f33517ff-2a88-4f6e-b855-c550268ce08a"
    provider = Notify()
    monkeypatch.setattr(requests.Session, "request", provider)
    return provider


def test_a_text_goes_by_notify_with_the_message_as_its_reference(queued, notify: Notify) -> None:
    message = queued()

    assert send().state == "sent"

    asked = notify.sent[0]
    assert (asked["phone_number"], asked["reference"]) == ("07700 900461", str(message.pk))
    assert "My request" in str(asked["personalisation"])
    assert "Kooth" not in str(asked)


def test_a_text_that_was_taken_though_the_answer_was_lost_is_sent_once(queued, notify: Notify) -> None:
    queued()
    notify.times_out = True
    assert send().state == "waiting"
    notify.times_out = False

    assert send(MONDAY + timedelta(minutes=1)).state == "sent"

    assert len(notify.sent) == 1


@pytest.mark.parametrize(("status", "state"), [(400, "held"), (429, "waiting"), (500, "waiting")])
def test_notify_may_refuse_a_number_or_be_busy(queued, notify: Notify, status: int, state: str) -> None:
    notify.status = status
    queued()

    assert send().state == state


def test_a_folder_that_cannot_be_written_is_tried_again(tmp_path: Path, settings) -> None:
    (tmp_path / "in the way").write_text("")
    settings.OUTBOX = str(tmp_path / "in the way")
    outgoing = Outgoing(Partnership().pk, Way.TEXT, "07700 900461", "Words", MONDAY, again=False)

    with pytest.raises(NotSent):
        to_file(outgoing)


def test_two_workers_send_each_message_once(own_database, settings) -> None:  # noqa: F811
    here = Partnership.objects.create(slug="here", name="Here")
    with mail_server() as server:
        settings.MAIL_URL = server.url
        for number in range(12):
            plan = save_contact_plan(
                partnership=here, ways=["email"], email=f"wren{number}@example.org", by=OUTBOX, at=MONDAY
            )
            queue_message(plan=plan, about=here, kind="receipt", body="-", outside="-", by=OUTBOX, at=MONDAY)

        counts = own_database.at_once(lambda: send_waiting(by=OUTBOX, at=MONDAY), times=3)

        assert sum(counts) == 12
        assert len(server.letters) == len(set(server.letters)) == 12
        assert all(count < 12 for count in counts)


@pytest.mark.parametrize("to", ["a@example.org\r\nBcc: all@example.org", "a@example.org\nX-Note: Canary"])
def test_an_address_with_a_line_break_becomes_no_header(to: str) -> None:
    letter = as_email(Outgoing(uuid4(), Way.EMAIL, to, "There is a message for you.", MONDAY, again=False))

    with pytest.raises(BadHeaderError):
        letter.message()
