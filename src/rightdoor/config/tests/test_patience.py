"""A school passes, a flood waits, and an answer about somebody's safety is never refused."""

import random
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from rightdoor.config import patience
from rightdoor.config.patience import Buckets, Patience

MINUTE = 60.0
PER_BROWSER, BEGINNINGS = 300, 1_800  # as the settings have them
HERE = "93.184.216.34"
WORDS = "Canary words: it is my brother and I cannot sleep"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time that stands still unless a test moves it."""
    found = Clock()
    monkeypatch.setattr(patience, "BUCKETS", Buckets(clock=found))
    return found


@pytest.fixture
def ask() -> Any:
    """One POST from a browser of a network: the status of its answer."""
    door = Patience(lambda _request: HttpResponse("taken"))
    factory = RequestFactory()

    def sent(
        where: str = "/ask/3/", *, browser: str = "", network: str = "93.184.216.34", **typed: Any
    ) -> HttpResponse:
        request: HttpRequest = factory.post(where, typed, REMOTE_ADDR=network)
        if browser:
            request.COOKIES["s"] = browser
        return door(request)  # type: ignore[return-value]

    return sent


def test_three_hundred_pupils_of_one_school_pass_in_five_minutes(clock: Clock, ask: Any) -> None:
    """Each begins, writes on twenty pages, is kept every ten seconds and sends: more than fifty answers a second."""
    ways = ["/ask/", *["/ask/3/"] * 20, *["/ask/3/keep/"] * 30, "/ask/send/", "/what-would-help/1/", "/my-request/"]
    sends = [(random.Random(n).uniform(0, 300), f"pupil-{n}", where) for n in range(300) for where in ways]

    refused = 0
    for when, pupil, where in sorted(sends):
        clock.now = 1000.0 + when
        refused += ask(where, browser=pupil).status_code == 429

    assert len(sends) == 16_200
    assert refused == 0


def test_the_same_school_passes_where_everybody_begins_in_the_same_minute(clock: Clock, ask: Any) -> None:
    assert [ask("/ask/", browser=f"pupil-{n}").status_code for n in range(300)] == [200] * 300


def test_one_browser_that_floods_waits_and_goes_on_a_minute_later(clock: Clock, ask: Any) -> None:
    answers = [ask(browser="one").status_code for _time in range(PER_BROWSER + 10)]
    assert answers == [200] * PER_BROWSER + [429] * 10
    assert ask(browser="another").status_code == 200

    clock.now += MINUTE

    assert ask(browser="one").status_code == 200


def test_a_flood_that_takes_a_new_browser_each_time_waits_too(clock: Clock, ask: Any) -> None:
    answers = [ask("/ask/", browser=f"new-{n}").status_code for n in range(BEGINNINGS + 10)]

    assert answers[-10:] == [429] * 10
    assert answers[:BEGINNINGS] == [200] * BEGINNINGS


def test_a_flood_of_one_network_stops_no_other(clock: Clock, ask: Any, settings: Any) -> None:
    settings.POSTS_OF_A_NETWORK = 50
    answers = [ask(browser=str(n)).status_code for n in range(60)]

    assert answers.count(429) == 10
    assert ask(browser="x", network="93.184.216.35").status_code == 200


@pytest.mark.parametrize("typed", [
    {"in_danger_now": "no"}, {"facts": ["immediate_suicide_risk"]}, {"answer": "significant_self_harm"},
    {"at_risk_of_significant_harm": "yes"},
])  # fmt: skip
def test_an_answer_about_safety_is_never_refused(clock: Clock, ask: Any, typed: dict[str, Any]) -> None:
    for _time in range(PER_BROWSER + 1):
        ask(browser="one")

    assert ask(browser="one").status_code == 429
    assert ask(browser="one", **typed).status_code == 200


@pytest.mark.parametrize("where", ["/nowhere/", "/work/queue/", "/work/tasks/"])
def test_what_is_not_for_the_public_is_not_counted_here(clock: Clock, ask: Any, where: str) -> None:
    assert {ask(where, browser="one").status_code for _time in range(PER_BROWSER + 5)} == {200}


def test_whoever_must_wait_sees_help_and_everything_that_they_typed(clock: Clock, client: Client) -> None:
    client.get("/find/")
    for _time in range(PER_BROWSER + 1):
        patience.BUCKETS.take([(key, most) for key, most in patience.buckets_of(as_sent(client))])

    answer = client.post("/find/", {"words": WORDS, "place": "Maidstone", "password": "secret words here"})

    page = answer.content.decode()
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "60"
    assert "tel:999" in page
    assert page.count(WORDS) == 2
    assert 'name="place" value="Maidstone"' in page
    assert "secret words here" not in page
    assert answer.headers["Cache-Control"] == "no-store"


def as_sent(client: Client) -> HttpRequest:
    """A request as this client would send it."""
    request = RequestFactory().post("/find/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return request


def test_who_is_quiet_is_forgotten_so_that_memory_stays_small(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "MOST_KEPT", 100)
    for number in range(100):
        patience.BUCKETS.take([(f"quiet {number}", 5)])
    clock.now += 301

    for number in range(250):
        patience.BUCKETS.take([(f"loud {number}", 5)])

    assert len(patience.BUCKETS.filled) <= 101
    assert "quiet 1" not in patience.BUCKETS.filled
