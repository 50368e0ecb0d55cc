"""From what would help to asking: nothing told is asked again, and a red flag is heard."""

import re

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.test import Client

from rightdoor.doors.frontdoor.tests.visits import answer_question, seen
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.tasks.models import Task
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


def test_a_yes_to_danger_is_kept_and_calls_a_person_even_if_the_page_is_left(
    client: Client, partnership: Partnership
) -> None:
    client.post("/area/", {"area": "medway"})
    answer = client.post("/what-would-help/1/", {"answer": ["in_danger_now"]}, follow=True)

    flag, task, draft = RedFlag.objects.get(), Task.objects.get(), Draft.objects.get()
    assert (flag.facts, flag.about_id, flag.area) == (["in_danger_now"], draft.pk, "medway")
    assert task.about_id == flag.pk
    assert draft.keep
    assert "We have kept what you said, even if you stop here" in seen(answer)


def test_no_to_every_danger_keeps_nothing(client: Client, partnership: Partnership) -> None:
    tell(client, "none_of_these")

    assert not Draft.objects.exists()


def test_before_anything_is_ticked_the_page_says_what_is_kept_and_who_reads_it(
    client: Client, partnership: Partnership
) -> None:
    words = seen(client.get("/what-would-help/1/"))

    assert "we keep it even if you leave" in words
    assert re.search("A person is reading now|A person reads it", words)


def test_exploitation_that_goes_on_now_is_kept_as_well(client: Client, partnership: Partnership) -> None:
    answer_question(client, "who", "work")
    answer_question(client, "exploitation_level", "active")

    assert Draft.objects.get().asker == "someone"
    assert RedFlag.objects.count() == 1


def test_a_second_yes_of_the_same_visit_is_added_to_the_first(client: Client, partnership: Partnership) -> None:
    client.post("/what-would-help/1/", {"answer": ["significant_self_harm"]})
    client.post("/what-would-help/1/", {"answer": ["significant_self_harm", "in_danger_now"]})

    assert set(RedFlag.objects.get().facts) == {"significant_self_harm", "in_danger_now"}


@pytest.mark.parametrize("asker", ["me", "child", "someone", "group"])
def test_telling_us_goes_on_with_what_was_kept(client: Client, partnership: Partnership, asker: str) -> None:
    tell(client, "in_danger_now")
    client.post("/what-would-help/tell/")
    client.post("/ask/", {"asker": asker})

    draft = Draft.objects.get()
    assert (draft.asker, RedFlag.objects.get().facts) == (asker, ["in_danger_now"])
    assert draft.answers["needs"] == ["anxiety"]
    assert client.get("/ask/1/").status_code == 200


def test_what_one_visitor_said_is_not_shown_to_the_next_who_asks_in_this_browser(
    client: Client, partnership: Partnership
) -> None:
    tell(client, "in_danger_now")
    client.post("/ask/", {"asker": "me"})

    assert Draft.objects.count() == 2
    assert Draft.objects.exclude(browser_key="").get().answers == {}


def test_what_was_gone_on_with_once_is_not_opened_by_another_telling(client: Client, partnership: Partnership) -> None:
    tell(client, "in_danger_now")
    for _ in range(2):
        client.post("/what-would-help/tell/")
        client.post("/ask/", {"asker": "me"})

    first, second = Draft.objects.order_by("started_at")
    assert first.browser_key != second.browser_key


def test_with_the_database_down_a_yes_shows_help_and_says_that_nothing_was_kept(
    client: Client, partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(**_named: object) -> None:
        raise OperationalError

    monkeypatch.setattr("rightdoor.doors.frontdoor.hearing.hear_yes", unreachable)
    words = seen(client.post("/what-would-help/1/", {"answer": ["in_danger_now"]}, follow=True))

    assert words.index("Call 999") < words.index("We could not keep your answer just now")


def test_a_yes_from_a_page_that_had_been_open_too_long_is_heard(partnership: Partnership) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/what-would-help/1/", {"answer": ["in_danger_now"]})

    assert answer.status_code == 403
    assert RedFlag.objects.get().facts == ["in_danger_now"]
    assert "We have kept what you typed" in seen(answer)


@pytest.mark.parametrize(
    ("path", "answers"),
    [
        ("/what-would-help/1/", {"answer": ["none_of_these"]}),
        ("/what-would-help/1/", {}),
        ("/find/", {"words": "x"}),
        ("/nowhere/", {}),
    ],
)
def test_of_any_other_page_that_came_too_late_nothing_is_kept(
    partnership: Partnership, path: str, answers: dict[str, object]
) -> None:
    answer = Client(enforce_csrf_checks=True).post(path, answers)

    assert answer.status_code in (403, 404)
    assert not Draft.objects.exists()
    assert "We have kept" not in answer.content.decode()


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
