"""Words that are hard to keep are kept, and words of one form never reach another."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.documents.models import Document
from rightdoor.work.referrals.models import Draft, Referral
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY, SignedIn


@pytest.fixture
def begun(client: Client, partnership: Partnership, settings: LazySettings) -> Client:
    settings.CLOCK = MONDAY.isoformat()
    client.post("/ask/", {"asker": "me"})
    return client


def send(browser: Client, draft: Draft) -> Referral:
    browser.post("/ask/send/", {"form_key": str(draft.form_key), "secret_word": "otter9"})
    return Referral.objects.get()


def test_a_story_that_is_longer_than_we_asked_for_is_sent_whole(begun: Client) -> None:
    story = "A long story. " * 300

    assert begun.post("/ask/10/", {"story": story}).status_code == 422
    sent = send(begun, Draft.objects.get())

    assert sent.story.strip() == story.strip()


def test_what_could_not_be_read_is_shown_to_whoever_reads_the_request(
    begun: Client, practitioner: Account, signed_in: SignedIn
) -> None:
    begun.post("/ask/3/", {"ways": ["text"], "text_number": "0770 09"})
    sent = send(begun, Draft.objects.get())

    assert "0770 09" in signed_in(practitioner).get(f"/work/requests/{sent.pk}/").text


@pytest.mark.parametrize(
    ("number", "typed"),
    [
        (10, {"story": "pasted\0 words"}),
        (5, {"preferred_name": "Wr\0en"}),
        (5, {"born_on_day": "9" * 5000, "born_on_month": "9" * 5000, "born_on_year": "2012"}),
        (5, {"age": "9" * 5000}),
    ],
)
def test_odd_characters_and_endless_figures_never_break_a_page(
    begun: Client, number: int, typed: dict[str, Any]
) -> None:
    assert begun.post(f"/ask/{number}/", typed).status_code in (302, 422)
    assert begun.post(f"/ask/{number}/keep/", typed).status_code == 204
    assert begun.get("/ask/check/").status_code == 200


def test_a_page_of_an_earlier_form_keeps_its_words_with_that_form(begun: Client) -> None:
    first = Draft.objects.get()
    begun.post("/ask/", {"asker": "me"})
    second = Draft.objects.exclude(pk=first.pk).get()

    answer = begun.post("/ask/10/", {"of": str(first.form_key), "story": "The first child's words"})
    begun.post("/ask/11/keep/", {"of": str(first.form_key), "needs": ["anxiety"]})

    assert answer.status_code == 409
    assert "The first child" not in answer.text
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.answers["story"], first.answers["needs"]) == ("The first child's words", ["anxiety"])
    assert second.answers.keys().isdisjoint({"story", "needs"})


def test_a_yes_is_heard_from_a_page_whose_visit_is_over(begun: Client) -> None:
    draft = Draft.objects.get()
    begun.cookies.pop("s")

    begun.post("/ask/2/", {"of": str(draft.form_key), "danger_now": "yes"})

    assert RedFlag.objects.get().about_id == draft.pk


def test_what_a_second_tab_typed_stays_and_is_read_by_a_person(
    begun: Client, practitioner: Account, signed_in: SignedIn
) -> None:
    begun.post("/ask/10/", {"tab": "first", "seen": "", "story": "First words"})
    begun.post("/ask/10/", {"tab": "second", "seen": "", "story": "Words of the second tab"})
    begun.post("/ask/10/keep/", {"tab": "first", "seen": "", "story": "First words and more"})
    sent = send(begun, Draft.objects.get())

    assert sent.story == "First words and more"
    assert "Words of the second tab" in signed_in(practitioner).get(f"/work/requests/{sent.pk}/").text


def test_a_page_that_had_been_open_too_long_keeps_its_words_and_hears_a_yes(begun: Client) -> None:
    draft = Draft.objects.get()
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/ask/2/", {"of": str(draft.form_key), "danger_now": "yes"})
    strict.post("/ask/10/keep/", {"of": str(draft.form_key), "story": "Typed on the bus"})

    assert (answer.status_code, "We have kept what you typed" in answer.text) == (403, True)
    assert RedFlag.objects.get().about_id == draft.pk
    draft.refresh_from_db()
    assert draft.answers["story"] == "Typed on the bus"


@pytest.mark.parametrize("key", ["", "not a key", "00000000-0000-4000-8000-000000000000"])
def test_without_the_key_of_its_form_a_late_page_changes_nothing(begun: Client, key: str) -> None:
    answer = Client(enforce_csrf_checks=True).post("/ask/2/", {"of": key, "danger_now": "yes"})

    assert answer.status_code == 403
    assert Draft.objects.get().answers == {}


def test_a_word_that_was_typed_for_another_form_is_not_given_to_this_one(begun: Client) -> None:
    first = Draft.objects.get()
    begun.post("/ask/", {"asker": "me"})

    answer = begun.post("/ask/later/", {"of": str(first.form_key), "secret_word": "otter9"})

    assert answer.status_code == 409
    assert set(Draft.objects.values_list("secret_word", "code")) == {("", None)}


def test_a_file_goes_to_the_form_for_which_its_page_was_drawn(begun: Client) -> None:
    first = Draft.objects.get()
    begun.post("/ask/", {"asker": "me"})

    paper = SimpleUploadedFile("letter.txt", b"A letter from school.")
    answer = begun.post("/ask/files/", {"of": str(first.form_key), "paper": paper})

    assert answer.status_code == 409
    assert Document.objects.get().about_id == first.pk


@pytest.mark.parametrize("page", ["/ask/10/", "/ask/later/", "/ask/files/"])
def test_every_page_says_to_which_form_it_belongs(begun: Client, page: str) -> None:
    assert f'name="of" value="{Draft.objects.get().form_key}"' in begun.get(page).text


def test_a_page_that_is_not_asked_any_more_still_keeps_what_was_typed_on_it(begun: Client) -> None:
    not_asked = next(n for n in range(1, 40) if begun.get(f"/ask/{n}/").status_code == 404)

    answer = begun.post(f"/ask/{not_asked}/", {})

    assert answer.headers["location"] == "/ask/list/"


@pytest.mark.parametrize("closing", ["/ask/stop/", "/my-request/finish/"])
def test_closing_it_on_this_device_leaves_nothing_of_what_was_looked_for(begun: Client, closing: str) -> None:
    begun.post("/find/", {"words": "I cannot sleep", "place": "Canterbury", "age": "14"})
    assert "I cannot sleep" in begun.get("/find/").text

    begun.post(closing)

    assert "I cannot sleep" not in begun.get("/find/").text
    assert "Canterbury" not in begun.get("/find/").text
