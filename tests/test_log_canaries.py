"""Nothing that somebody typed reaches a log, at any level, nor a page about a fault."""

import base64
import io
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client

from rightdoor.config import logs
from rightdoor.config.declared import routes
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_request
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
CANARY = "Kanarienvogel"
TYPED = {
    name: f"{CANARY} {name}"
    for name in ("words", "story", "preferred_name", "postcode", "place", "code", "word", "email", "password", "sought",
                 "told_by", "because", "what_was_done", "reason", "review", "who_must_not_know")
}  # fmt: skip
PLAIN = [where for where, _view in routes() if "<" not in where and "^" not in where]


@pytest.fixture
def heard(settings: Any) -> Iterator[io.StringIO]:
    """Everything that is logged, by us and by every library, with every statement to the database."""
    settings.CLOCK = MONDAY.isoformat()
    root, stream = logging.getLogger(), io.StringIO()
    before, level = root.handlers, root.level
    logs.configure({})
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    logging.disable(logging.NOTSET)
    loggers = [logging.getLogger(name) for name in ("", "django", "django.db.backends", "django.request", "urllib3",
                                                    "rightdoor", "allauth", "PIL", "pikepdf")]  # fmt: skip
    levels = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.DEBUG)
    connection.force_debug_cursor = True
    yield stream
    connection.force_debug_cursor = False
    for one, was in zip(loggers, levels, strict=True):
        one.setLevel(was)
    root.handlers = before
    root.setLevel(level)


def assert_silent(stream: io.StringIO) -> None:
    """No canary, however written."""
    said = stream.getvalue()
    hidden = (CANARY, CANARY[::-1], quote(CANARY + " "), base64.b64encode(CANARY.encode()).decode()[:-2])
    assert len(said.splitlines()) > 20
    assert [one for one in hidden if one.lower() in said.lower()] == []


def test_what_is_typed_into_any_page_reaches_no_log_at_any_level(
    heard: io.StringIO, partnership: Partnership, lead: Account, signed_in: SignedIn
) -> None:
    desk = signed_in(lead)
    for browser in (Client(raise_request_exception=False), desk):
        browser.raise_request_exception = False
        for where in PLAIN:
            browser.post(f"/{where}", TYPED)
            browser.get(f"/{where}", {"q": CANARY, "words": CANARY})
        browser.get(f"/{CANARY}/", headers={"User-Agent": CANARY, "Referer": f"https://x.example/{CANARY}"})

    assert "django.db.backends" in heard.getvalue()  # statements were spoken of, and their words were not
    assert_silent(heard)


def test_what_a_request_holds_reaches_no_log_when_it_is_opened_and_added_to(
    heard: io.StringIO, partnership: Partnership, client: Client
) -> None:
    a_request(partnership, story=f"{CANARY}: at home")
    client.post("/my-request/", {"code": CODE, "word": WORD})
    for where in ("open", "sent", "add", "worse", "reach", "agreement"):
        client.get(f"/my-request/{where}/")
        client.post(f"/my-request/{where}/", TYPED)

    assert_silent(heard)
    assert CODE not in heard.getvalue()
    assert WORD not in heard.getvalue()


def test_a_fault_in_the_middle_tells_neither_the_log_nor_the_page(
    heard: io.StringIO, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: Any) -> bool:
        raise ValueError(f"{CANARY} in an error")

    monkeypatch.setattr("rightdoor.doors.frontdoor.views.finding.FindForm.is_valid", broken)
    client.raise_request_exception = False
    for _time in range(30):
        answer = client.post("/find/", TYPED)
        assert answer.status_code == 500
        assert CANARY.encode() not in answer.content

    assert "error ValueError" in heard.getvalue()
    assert_silent(heard)
