"""Which draft is open in a browser, for how long, and what a stale page is told."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.test import Client

from rightdoor.ground.access.models import Partnership
from rightdoor.work.referrals.codes import is_secret
from rightdoor.work.referrals.models import Draft, Referral
from rightdoor.work.referrals.readable import readable_facts
from tests.people_here import MONDAY


@pytest.fixture
def begun(client: Client, partnership: Partnership, settings: LazySettings) -> Client:
    settings.CLOCK = MONDAY.isoformat()
    client.post("/ask/", {"asker": "me"})
    return client


def later(settings: LazySettings, **by: int) -> datetime:
    moment = MONDAY + timedelta(**by)
    settings.CLOCK = moment.isoformat()
    return moment


def test_a_moment_later_the_first_page_offers_to_carry_on(begun: Client, settings: LazySettings) -> None:
    later(settings, minutes=5)

    assert "Were you writing here a moment ago?" in begun.get("/ask/").text


def test_a_while_later_the_first_page_says_nothing_of_it(begun: Client, settings: LazySettings) -> None:
    later(settings, minutes=11)

    assert "Were you writing here" not in begun.get("/ask/").text


def test_a_draft_with_a_word_asks_for_it_again_after_a_rest(begun: Client, settings: LazySettings) -> None:
    begun.post("/ask/later/", {"secret_word": "otter9"})
    later(settings, minutes=31)

    assert begun.get("/ask/list/").headers["location"] == "/ask/"
    assert "opens with the code and its word" in begun.get("/ask/").text


def test_words_that_are_being_sent_are_taken_after_a_rest_too(begun: Client, settings: LazySettings) -> None:
    begun.post("/ask/later/", {"secret_word": "otter9"})
    later(settings, minutes=31)

    begun.post("/ask/10/", {"story": "Slowly typed"})

    assert Draft.objects.get().answers["story"] == "Slowly typed"


def test_a_draft_that_was_opened_elsewhere_is_closed_here(begun: Client) -> None:
    Draft.objects.update(browser_key="another browser's")

    assert begun.get("/ask/check/").headers["location"] == "/ask/"


def test_the_receipt_is_shown_for_half_an_hour_in_the_browser_that_sent_it(
    begun: Client, settings: LazySettings
) -> None:
    begun.post("/ask/send/", {"form_key": str(Draft.objects.get().form_key)})
    assert begun.get("/ask/done/").status_code == 200
    assert begun.get("/ask/list/").headers["location"] == "/ask/done/"

    later(settings, minutes=31)

    assert begun.get("/ask/done/").headers["location"] == "/ask/"
    assert "To see what you sent, use your code." in begun.get("/ask/").text


def test_a_page_of_another_form_sends_nothing(begun: Client) -> None:
    answer = begun.post("/ask/send/", {"form_key": str(uuid4())})

    assert answer.status_code == 409
    assert "Nothing was sent." in answer.text
    assert not Referral.objects.exists()


def test_a_word_that_is_too_short_is_said_before_sending(begun: Client) -> None:
    key = Draft.objects.get().form_key

    answer = begun.post("/ask/send/", {"form_key": str(key), "secret_word": "ab"})

    assert answer.status_code == 422
    assert "Use at least four letters or digits" in answer.text
    assert not Referral.objects.exists()


def test_there_is_no_code_to_show_before_one_was_asked_for(begun: Client) -> None:
    assert begun.get("/ask/kept/").headers["location"] == "/ask/later/"


def test_a_page_that_this_form_does_not_ask_is_not_found(begun: Client) -> None:
    assert begun.get("/ask/999/").status_code == 404


def test_facts_that_cannot_be_true_are_left_out_one_by_one() -> None:
    told = {"born_on": "2031-01-01", "substance_last_used_on": "2030-01-01", "lives_in": "kent"}

    assert readable_facts(told, at=MONDAY) == {"lives_in": "kent"}
    assert readable_facts({}, at=MONDAY) == {}


def test_a_word_that_was_left_out_is_chosen_on_the_receipt_and_never_replaced(begun: Client) -> None:
    begun.post("/ask/send/", {"form_key": str(Draft.objects.get().form_key)})
    assert begun.post("/ask/done/word/", {"secret_word": "ab"}).status_code == 422

    for secret in ("otter9", "heron7"):
        begun.post("/ask/done/word/", {"secret_word": secret})

    assert is_secret("otter9", Referral.objects.get().secret_word)
    assert "Choose a word or PIN now" not in begun.get("/ask/done/").text


def test_nobody_else_chooses_the_word(begun: Client) -> None:
    begun.post("/ask/send/", {"form_key": str(Draft.objects.get().form_key)})

    Client().post("/ask/done/word/", {"secret_word": "otter9"})

    assert Referral.objects.get().secret_word == ""
