"""A form that is sent when the visit is over: what was typed is given back, and danger is heard all the same."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import lxml.html
import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.work.passport.actions.worse import GOT_WORSE
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_request
from rightdoor.work.referrals.actions.working import ask_facts
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Addition, FactQuestion, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.writing.models import Line
from tests.people_here import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
DOOR, WORDS = reverse("my-request"), "Canary-late: we had a hard week"
Wait = Callable[[Client], None]


@pytest.fixture(params=["rested for 61 minutes", "used for 2 hours and a minute"])
def over(request: pytest.FixtureRequest, settings: LazySettings) -> Wait:
    """Wait until the visit is over, in either way."""

    def wait(visit: Client) -> None:
        if request.param.startswith("used"):
            for minutes in range(10, 121, 10):
                settings.CLOCK = (MONDAY + timedelta(minutes=minutes)).isoformat()
                assert visit.get(reverse("my-request-open")).status_code == 200
        settings.CLOCK = (MONDAY + timedelta(minutes=121 if request.param.startswith("used") else 61)).isoformat()

    return wait


def send(visit: Client, name: str, **typed: Any) -> Any:
    return visit.post(reverse(name), {"form_key": uuid4(), **typed})


@pytest.mark.parametrize(
    ("name", "field"),
    [("my-request-add", "words"), ("my-request-messages", "words"), ("my-request-complain", "about"),
     ("my-request-how", "thanks"), ("my-request-stop", "words"), ("my-request-reach", "who_must_not_know")],
)  # fmt: skip
def test_what_was_typed_is_given_back_at_the_door(
    visit: Client, referral: Referral, over: Wait, name: str, field: str
) -> None:
    over(visit)

    answer = send(visit, name, **{field: WORDS})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert WORDS in page
    assert "Type your code and word. Then you can send it again." in page
    assert 'action="/my-request/"' in page
    assert visit.get(reverse("my-request-open")).status_code == 302
    assert not Line.objects.exists()
    assert not Addition.objects.exists()
    assert not RedFlag.objects.exists()


def test_it_got_worse_calls_a_person_whatever_else_was_said(visit: Client, referral: Referral, over: Wait) -> None:
    over(visit)

    page = send(visit, "my-request-worse", facts=["none"], words=WORDS).content.decode()

    flag = RedFlag.objects.get()
    assert (flag.about_id, flag.facts, flag.source) == (referral.pk, [GOT_WORSE], RedFlag.Source.WORDS)
    assert WORDS in page
    assert "We told a person that somebody may not be safe." in page
    assert acts(about=referral.pk)[-1] == "passport.heard_unsent"


@pytest.mark.parametrize("name", ["my-request-worse", "my-request-messages"])
def test_a_danger_that_was_ticked_is_heard_with_its_kind(
    visit: Client, referral: Referral, over: Wait, name: str
) -> None:
    over(visit)

    send(visit, name, facts=["significant_self_harm", "forged"], words="Help")

    flag = RedFlag.objects.get()
    assert (flag.facts, flag.source) == (["significant_self_harm"], RedFlag.Source.ANSWER)


@pytest.mark.parametrize("name", ["my-request-messages", "my-request-add"])
def test_words_that_worry_are_heard_and_given_back(visit: Client, referral: Referral, over: Wait, name: str) -> None:
    over(visit)

    page = send(visit, name, words="I want to kill myself").content.decode()

    assert RedFlag.objects.get().source == RedFlag.Source.WORDS
    assert "I want to kill myself" in page
    assert "We told a person" in page


def asked_whether_safe(referral: Referral, by: Account) -> FactQuestion:
    return ask_facts(referral_id=referral.pk, facts=["in_danger_now"], words="Are you safe?", by=by, at=MONDAY)


def test_a_late_answer_that_is_no_danger_calls_nobody(
    visit: Client, referral: Referral, over: Wait, administrator: Account
) -> None:
    asked = ask_facts(
        referral_id=referral.pk, facts=["in_danger_now"], words="Are you safe?", by=administrator, at=MONDAY
    )
    over(visit)

    quiet = send(visit, "my-request-questions", question=asked.pk, danger_now="no", words=WORDS)
    assert WORDS in quiet.content.decode()
    assert not RedFlag.objects.exists()


def test_a_yes_to_danger_among_late_answers_calls_a_person(
    visit: Client, referral: Referral, over: Wait, administrator: Account
) -> None:
    asked = ask_facts(
        referral_id=referral.pk, facts=["in_danger_now"], words="Are you safe?", by=administrator, at=MONDAY
    )
    over(visit)

    answer = send(visit, "my-request-questions", question=asked.pk, danger_now="yes", words="")

    assert "We told a person" in answer.content.decode()
    assert RedFlag.objects.get().facts == ["in_danger_now"]


def test_a_question_about_another_request_says_nothing_about_this_one(
    visit: Client, referral: Referral, over: Wait, administrator: Account, partnership: Partnership
) -> None:
    other = a_request(partnership, code=OTHER_CODE)
    asked = asked_whether_safe(other, administrator)
    over(visit)

    send(visit, "my-request-questions", question=asked.pk, danger_now="yes")

    assert not RedFlag.objects.exists()


def test_a_code_and_its_word_are_never_shown(visit: Client, referral: Referral, over: Wait) -> None:
    over(visit)

    answer = visit.post(reverse("my-request-others"), {"code": "amber kettle pebble velvet", "word": "badger 3"})

    assert b"badger" not in answer.content
    assert b"velvet" not in answer.content


def test_a_single_word_is_given_back(visit: Client, referral: Referral, over: Wait) -> None:
    over(visit)

    assert b"Canary-one" in send(visit, "my-request-add", words="Canary-one").content


def test_sent_twice_calls_once(visit: Client, referral: Referral, over: Wait) -> None:
    over(visit)
    for _time in range(2):
        answer = send(visit, "my-request-worse", facts=["in_danger_now"], words=WORDS)

    assert answer.headers["Location"] == reverse("my-request")  # that visit is gone
    assert acts(about=referral.pk).count("passport.heard_unsent") == 1


def test_looking_again_when_the_visit_is_over_only_leads_to_the_door(
    visit: Client, referral: Referral, over: Wait
) -> None:
    over(visit)

    assert visit.get(reverse("my-request-worse")).headers["Location"] == reverse("my-request")
    assert not RedFlag.objects.exists()


def test_of_a_request_that_has_ended_meanwhile_the_words_are_given_back_and_danger_is_heard(
    visit: Client, referral: Referral
) -> None:
    Referral.objects.filter(pk=referral.pk).update(stage=Stage.ENDED)

    quiet = send(visit, "my-request-add", words=WORDS)
    assert (quiet.status_code, RedFlag.objects.count()) == (409, 0)
    assert WORDS in quiet.content.decode()
    assert "This request is closed" in quiet.content.decode()

    assert "We told a person" in send(visit, "my-request-messages", words="I want to kill myself").content.decode()
    assert RedFlag.objects.get().about_id == referral.pk
    assert visit.get(reverse("my-request-add")).status_code == 302


def test_the_door_that_comes_with_the_words_opens_at_once(referral: Referral, settings: LazySettings) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.get(DOOR)
    browser.post(DOOR, {"code": CODE, "word": WORD, "csrfmiddlewaretoken": browser.cookies["c"].value})
    browser.get(reverse("my-request-add"))
    settings.CLOCK = (MONDAY + timedelta(minutes=61)).isoformat()
    late = send(browser, "my-request-add", words=WORDS, csrfmiddlewaretoken=browser.cookies["c"].value)
    form = next(form for form in lxml.html.fromstring(late.content).forms if "code" in form.fields)

    opened = browser.post(form.action, {**dict(form.fields), "code": CODE, "word": WORD})

    assert (late.status_code, opened.headers["Location"]) == (409, reverse("my-request-open"))


@pytest.mark.parametrize(("came_from", "shown"), [("same-origin", True), ("cross-site", False), ("", False)])
def test_on_a_page_whose_visit_another_tab_ended_the_words_are_given_back_to_our_own_page_alone(
    referral: Referral, came_from: str, *, shown: bool
) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.get(DOOR)
    browser.post(DOOR, {"code": CODE, "word": WORD, "csrfmiddlewaretoken": browser.cookies["c"].value})
    drawn = browser.cookies["c"].value
    finish = {"csrfmiddlewaretoken": drawn}
    assert browser.post(reverse("my-request-finish"), finish).status_code == 302

    answer = browser.post(
        reverse("my-request-messages"),
        {"csrfmiddlewaretoken": drawn, "words": WORDS, "code": "amber kettle pebble velvet", "word": "my secret word"},
        headers={"Sec-Fetch-Site": came_from} if came_from else {},
    )

    page = answer.content.decode()
    assert answer.status_code == 403
    assert (WORDS in page) is shown
    assert "velvet" not in page
    assert "my secret word" not in page
