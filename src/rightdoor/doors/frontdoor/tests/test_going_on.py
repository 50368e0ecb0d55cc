"""From what would help to asking: nothing told is asked again, and a red flag is heard."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.test import Client

from rightdoor.doors.frontdoor.tests.visits import answer_question, seen
from rightdoor.ground.access.models import Partnership
from rightdoor.work.referrals.models import Draft
from rightdoor.work.safeguarding.models import RedFlag


def tell(client: Client, *flags: str) -> None:
    client.post("/what-would-help/1/", {"answer": list(flags)})
    for fact, answer in [("who", "me"), ("needs", ["anxiety"]), ("lives_in", "Chatham"), ("age", "15")]:
        answer_question(client, fact, answer)


def test_what_was_told_begins_the_request(client: Client, partnership: Partnership) -> None:
    tell(client, "none_of_these")
    client.post("/services/4229/ask/")
    assert 'value="me" checked' in client.get("/ask/").content.decode()

    client.post("/ask/", {"asker": "me"})

    draft = Draft.objects.get()
    assert draft.answers["needs"] == ["anxiety"]
    assert draft.answers["age"] in (15, "15")
    assert draft.answers["wanted_service"] == "kent.tss"
    assert draft.area == "medway"


def test_a_red_flag_that_goes_along_calls_a_person(client: Client, partnership: Partnership) -> None:
    tell(client, "in_danger_now")
    assert RedFlag.objects.count() == 0

    client.post("/what-would-help/tell/")
    client.post("/ask/", {"asker": "me"})

    assert RedFlag.objects.get().facts == ["in_danger_now"]


def test_with_the_database_down_one_still_gets_to_asking(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(_store: SessionStore, *, must_create: bool = False) -> None:
        raise OperationalError

    monkeypatch.setattr(SessionStore, "save", unreachable)

    assert client.post("/what-would-help/tell/", {"who": "me"})["Location"] == "/ask/"


def test_what_was_typed_in_the_search_becomes_the_beginning_of_the_story(
    client: Client, partnership: Partnership
) -> None:
    client.post("/find/", {"words": "cant sleep", "place": "CT1 2YW", "age": "15"})
    client.post("/what-would-help/tell/", {"who": "me"})
    client.post("/ask/", {"asker": "me"})

    assert Draft.objects.get().answers["story"] == "cant sleep"
    assert "Find help" in client.get("/find/").content.decode()
    assert "15 years old" in seen(client.get("/find/list/"))
