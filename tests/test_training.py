"""A copy for training: said on every page, and nothing leaves it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from rightdoor.config.declared import routes
from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.messages.actions import queue_message, save_contact_plan, send_waiting
from rightdoor.ground.messages.models import Message, Way
from rightdoor.ground.messages.tests.mail_server import mail_server
from tests.people_here import MONDAY, SignedIn

OUTBOX = System("outbox")
BANNER = "Nothing that is sent here reaches anyone."
NO_PAGE = ("health/live", "health/ready")  # answers for a machine
PLAIN = [where for where, _view in routes() if "<" not in where and "^" not in where and where not in NO_PAGE]


@pytest.fixture
def training(settings, tmp_path: Path) -> Path:
    settings.TRAINING = True
    settings.OUTBOX = str(tmp_path)
    return tmp_path


def pages(client: Client) -> dict[str, str]:
    """Every page that answers with words, by its address."""
    answers = {where: client.get(f"/{where}") for where in PLAIN}
    html = {where: answer for where, answer in answers.items() if "text/html" in answer.headers.get("Content-Type", "")}
    return {
        where: answer.content.decode() for where, answer in html.items() if answer.status_code not in (301, 302, 405)
    }


def test_every_page_says_that_it_is_for_training(
    training: Path, signed_in: SignedIn, lead: Account, client: Client
) -> None:
    outside, inside = pages(Client()), pages(signed_in(lead))

    assert [where for where, words in {**outside, **inside}.items() if BANNER not in words] == []
    assert len(outside) >= 8
    assert len(inside) > len(outside)


def test_a_page_that_does_not_exist_says_it_too(training: Path, client: Client) -> None:
    assert BANNER in client.get("/nowhere/").content.decode()


@pytest.mark.django_db
def test_no_other_site_says_it(client: Client) -> None:
    assert BANNER not in client.get("/help/").content.decode()


@pytest.mark.parametrize(("way", "ending"), [(Way.EMAIL, "eml"), (Way.TEXT, "txt"), (Way.POST, "txt")])
def test_whatever_is_set_up_messages_stay_in_the_folder_and_are_marked(
    training: Path, settings, partnership, way: Way, ending: str
) -> None:
    plan = save_contact_plan(
        partnership=partnership, ways=[way], email="wren@example.org", phone="07700900123", address="1 Lane",
        safe_times="any", by=OUTBOX, at=MONDAY,
    )  # fmt: skip
    queue_message(plan=plan, about=plan, kind="receipt", body="b", outside="o", by=OUTBOX, at=MONDAY, way=way)
    settings.NOTIFY_KEY = "a-key"
    with mail_server() as server:
        settings.MAIL_URL = server.url
        Message.objects.update(safe_until=MONDAY)
        send_waiting(by=OUTBOX, at=MONDAY)

    assert server.letters == []
    [kept] = training.glob(f"*.{ending}")
    assert "TRAINING. This was not sent to anyone." in kept.read_text()


def test_in_training_the_settings_themselves_forget_every_way_out() -> None:
    ask = "from django.conf import settings as s; print([s.MAIL_URL, s.NOTIFY_KEY, s.AUDIT_HEADS, s.OUTBOX, s.CLOCK])"
    environment = {
        "PATH": os.environ["PATH"], "RIGHTDOOR_MODE": "training", "DATABASE_URL": "postgresql://nobody@/none",
        "RIGHTDOOR_SECRET_KEY": "0123456789" * 6, "RIGHTDOOR_HOSTS": "front.example",
        "RIGHTDOOR_CONTEXT_KEY": "9876543210" * 6,
        "RIGHTDOOR_MAIL_URL": "smtp://mail.example", "RIGHTDOOR_NOTIFY_KEY": "a-key",
        "RIGHTDOOR_AUDIT_HEADS": "syslog+tls://log.example /var/heads",
    }  # fmt: skip
    command = [sys.executable, "-c", ask]
    environment["DJANGO_SETTINGS_MODULE"] = "rightdoor.config.settings"

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "['', '', ['/var/heads'], 'outbox', None]"
