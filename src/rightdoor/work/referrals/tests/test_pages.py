"""The pages of asking: what they answer, what they keep, and what they never show."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from rightdoor.ground.access.models import Partnership
from rightdoor.ground.documents.models import Document
from rightdoor.ground.tasks.models import Task
from rightdoor.records.questions.reading import FORMS, form
from rightdoor.records.questions.told import told
from rightdoor.work.referrals.models import Draft, Referral
from rightdoor.work.referrals.presenters.pages import number_of
from rightdoor.work.safeguarding.models import RedFlag

SAFE = {"danger_now": "no", "ending_life_now": "no", "hurting_self_now": "no", "somebody_hurts": "no",
        "safe_tonight": "yes"}  # fmt: skip


@pytest.fixture
def begun(client: Client, partnership: Partnership) -> Client:
    """A child has begun to ask, in this browser."""
    client.post("/ask/", {"asker": "me"})
    return client


def numbered(key: str, asker: str = "me") -> int:

    return number_of(form(asker), key)


def fill(client: Client, key: str, answers: Mapping[str, Any], **more: Any) -> Any:
    return client.post(f"/ask/{numbered(key)}/", {**answers, **more})


def test_the_first_page_says_who_reads_before_anything_is_typed(client: Client, partnership: Partnership) -> None:
    page = client.get("/ask/")

    assert "If you tell us that you are in danger, we keep it even if you leave." in page.text
    assert "read" in page.text


def test_every_page_of_every_form_can_be_shown(client: Client, partnership: Partnership) -> None:

    for asker in FORMS:
        client.post("/ask/", {"asker": asker})
        whole = form(asker)
        for number, page in enumerate(whole.pages(), 1):
            asked_now = page.asked(whole.voice({}), {})
            assert client.get(f"/ask/{number}/").status_code == (200 if asked_now else 404), (asker, page.key)
        for place in ("list", "check", "files", "later"):
            assert client.get(f"/ask/{place}/").status_code == 200


def test_a_yes_to_danger_shows_help_and_is_kept_though_nothing_else_is_ever_filled_in(begun: Client) -> None:
    answer = fill(begun, "safe", {**SAFE, "ending_life_now": "yes"})

    assert answer.headers["location"] == "/ask/now/"
    page = begun.get("/ask/now/")
    assert "999" in page.text
    assert "We have kept what you said, even if you stop here." in page.text
    flag = RedFlag.objects.get()
    assert flag.facts == ["immediate_suicide_risk"]
    assert Draft.objects.get().keep
    assert Task.objects.open().filter(kind=Task.Kind.RED_FLAG).count() == 1
    begun.post("/ask/stop/")
    assert RedFlag.objects.filter(handled_at__isnull=True).count() == 1


def test_a_yes_is_heard_while_the_page_is_still_being_filled_in(begun: Client) -> None:
    answer = begun.post(f"/ask/{numbered('safe')}/keep/", {"danger_now": "yes"})

    assert answer.status_code == 204
    assert RedFlag.objects.get().facts == ["in_danger_now"]


def test_not_sure_is_no_no_and_calls_a_person_to_read(begun: Client) -> None:
    fill(begun, "safe", {**SAFE, "ending_life_now": "not_sure"})

    flag = RedFlag.objects.get()
    assert flag.source == RedFlag.Source.WORDS
    assert "not sure" in begun.get("/ask/now/").text


def test_words_that_worry_call_a_person(begun: Client) -> None:
    fill(begun, "story", {"story": "I don't want to be here anymore"})

    assert RedFlag.objects.get().source == RedFlag.Source.WORDS
    assert Draft.objects.get().keep


def test_a_wrong_number_is_explained_and_every_word_is_kept(begun: Client) -> None:
    answer = fill(begun, "ways", {"ways": ["text", "school"], "text_number": "07700 900", "school_contact": "Mr Oak"})

    assert answer.status_code == 422
    assert "Everything else you typed is kept." in answer.text
    assert 'value="07700 900"' in answer.text
    again = begun.get(f"/ask/{numbered('ways')}/")
    assert 'value="07700 900"' in again.text
    assert "Mr Oak" in again.text
    assert "We could not read these" in begun.get("/ask/check/").text


def test_what_could_not_be_read_is_sent_word_for_word(begun: Client) -> None:
    long = "I can't sleep. " * 200
    fill(begun, "story", {"story": long})
    fill(begun, "ways", {"ways": ["text"], "text_number": "07700 900"})
    fill(begun, "who", {"born_on_day": "31", "born_on_month": "2", "born_on_year": "2012"})

    for _press in range(2):
        begun.post("/ask/send/", {"form_key": str(Draft.objects.get().form_key)})

    referral = Referral.objects.get()
    assert referral.story.strip() == long.strip()
    assert referral.contact_plan is not None
    assert referral.contact_plan.phone == ""
    lines = {line.name: line.answer for line in told(form("me"), referral.answers)}
    assert (lines["text_number"], lines["born_on"]) == ("“07700 900”", "“31 2 2012”")


def test_the_page_that_another_tab_changed_is_told_and_both_are_kept(begun: Client) -> None:
    fill(begun, "story", {"story": "From the first tab"}, tab="aaaa1111", seen="")

    answer = fill(begun, "story", {"story": "From the second tab"}, tab="bbbb2222", seen="")

    assert answer.status_code == 409
    assert "From the second tab" in answer.text
    draft = Draft.objects.get()
    assert draft.answers["story"] == "From the first tab"
    assert draft.pages["story"]["other"]["story"] == "From the second tab"


def test_sending_shows_the_code_and_keeps_names_and_needs_out_of_titles_and_addresses(begun: Client) -> None:
    fill(begun, "who", {"preferred_name": "Wren", "age": "14"})
    fill(begun, "place", {"postcode": "Canterbury"})
    fill(begun, "story", {"story": "I can't sleep"})
    key = Draft.objects.get().form_key

    sent = begun.post("/ask/send/", {"form_key": str(key), "secret_word": "otter9"}, follow=True)

    referral = Referral.objects.get()
    assert sent.redirect_chain == [("/ask/done/", 302)]
    for word in referral.code.split("-"):
        assert f"<span>{word}</span>" in sent.text
    title = sent.text.split("<title>")[1].split("</title>")[0]
    assert "Wren" not in title
    assert "sleep" not in title.lower()


def test_pressing_send_again_gives_the_same_receipt(begun: Client) -> None:
    key = Draft.objects.get().form_key

    for _press in range(3):
        assert begun.post("/ask/send/", {"form_key": str(key)}).headers["location"] == "/ask/done/"

    assert Referral.objects.count() == 1


def test_typing_after_sending_keeps_both_texts_and_says_so(begun: Client) -> None:
    fill(begun, "story", {"story": "The first words"})
    key = Draft.objects.get().form_key
    begun.post("/ask/send/", {"form_key": str(key)})

    answer = fill(begun, "story", {"story": "The second words"})

    assert answer.headers["location"] == "/ask/sent-before/"
    page = begun.get("/ask/sent-before/")
    assert page.status_code == 409
    assert "The first words" in page.text
    assert "The second words" in page.text
    assert begun.post("/ask/send/", {"form_key": str(key)}).status_code == 409
    begun.post("/ask/again/")
    begun.post("/ask/send/", {"form_key": str(Draft.objects.get(sent_as__isnull=True).form_key)})
    assert set(Referral.objects.values_list("story", flat=True)) == {"The first words", "The second words"}


def test_what_was_not_sent_yet_has_nothing_to_be_compared_with(begun: Client) -> None:
    assert begun.get("/ask/sent-before/").headers["location"] == "/ask/check/"


def test_a_second_child_on_the_same_phone_sees_nothing_of_the_first(begun: Client) -> None:
    fill(begun, "story", {"story": "Canary of the first child"})

    begun.post("/ask/", {"asker": "me"})

    for number in range(1, 21):
        assert "Canary" not in begun.get(f"/ask/{number}/").text
    assert "Canary" not in begun.get("/ask/check/").text


def test_another_browser_sees_nothing_of_it(begun: Client) -> None:
    stranger = Client()

    assert stranger.get("/ask/check/").headers["location"] == "/ask/"
    assert stranger.get("/ask/done/").headers["location"] == "/ask/"


def test_leaving_ends_the_visit(begun: Client) -> None:
    begun.get("/leave/")

    assert begun.get("/ask/list/").headers["location"] == "/ask/"


def test_saving_for_later_shows_a_code_that_is_in_no_address(begun: Client) -> None:
    answer = begun.post("/ask/later/", {"secret_word": "otter9"})

    draft = Draft.objects.get()
    assert answer.headers["location"] == "/ask/kept/"
    assert draft.code is not None
    assert draft.code.split("-")[0] in begun.get("/ask/kept/").text


def test_a_word_that_is_too_short_is_explained(begun: Client) -> None:
    answer = begun.post("/ask/later/", {"secret_word": "abc"})

    assert answer.status_code == 422
    assert "Use at least four letters or digits" in answer.text


def test_a_file_is_kept_and_said_to_be_unopened(begun: Client) -> None:

    begun.post("/ask/files/", {"paper": SimpleUploadedFile("letter.txt", b"Hello")})

    page = begun.get("/ask/files/")
    assert Document.objects.get().state == "held"
    assert "letter.txt" in page.text
    assert "nobody opens it until it is checked" in page.text


def test_a_file_is_taken_out_again(begun: Client) -> None:
    begun.post("/ask/files/", {"paper": SimpleUploadedFile("letter.txt", b"Hello")})

    begun.post(f"/ask/files/{Document.objects.get().pk}/out/")

    assert not Document.objects.exists()


def test_a_file_of_somebody_else_cannot_be_taken_out(begun: Client) -> None:
    begun.post("/ask/files/", {"paper": SimpleUploadedFile("letter.txt", b"Hello")})
    stranger = Client()
    stranger.post("/ask/", {"asker": "me"})

    stranger.post(f"/ask/files/{Document.objects.get().pk}/out/")

    assert Document.objects.exists()


def test_an_empty_file_is_explained(begun: Client) -> None:

    answer = begun.post("/ask/files/", {"paper": SimpleUploadedFile("letter.txt", b"")})

    assert answer.status_code == 422
    assert "empty" in answer.text


def test_a_service_that_only_one_body_may_ask_is_explained_and_not_refused(
    client: Client, partnership: Partnership
) -> None:
    session = client.session
    session["carried"] = {"asker": "someone", "answers": {}, "wanted": "essex.inside_out"}
    session.save()

    page = client.get("/ask/")

    assert "takes requests only from the Essex placement service" in page.text
    client.post("/ask/", {"asker": "someone"})
    assert "You can send this to the front door anyway" in client.get("/ask/check/").text


def test_what_was_told_before_goes_along_and_a_red_flag_in_it_is_heard(
    client: Client, partnership: Partnership
) -> None:
    session = client.session
    session["carried"] = {"asker": "me", "answers": {"ending_life_now": "yes", "needs": ["anxiety"]}, "wanted": ""}
    session.save()

    client.post("/ask/", {"asker": "me"})

    assert Draft.objects.get().answers["needs"] == ["anxiety"]
    assert RedFlag.objects.get().facts == ["immediate_suicide_risk"]


def test_what_is_typed_is_not_remembered_by_the_browser(begun: Client) -> None:
    page = begun.get(f"/ask/{numbered('story')}/").text

    assert 'autocomplete="off"' in page
    assert 'spellcheck="false"' in page


def test_with_the_database_down_the_words_stay_on_the_page(begun: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(_request: object) -> None:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr("rightdoor.work.referrals.sitting.draft_here", down)

    answer = fill(begun, "story", {"story": "I can't sleep at night"})

    assert answer.status_code == 503
    assert "Your words are still on this page." in answer.text
    assert "I can&#39;t sleep at night" in answer.text
    assert "tel:999" in answer.text


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(begun: Client) -> None:
    cookie = begun.cookies["s"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""


def test_a_long_draft_costs_no_more_questions_to_the_database_than_a_short_one(
    begun: Client, django_assert_max_num_queries: Any
) -> None:
    fill(begun, "story", {"story": "Words"})
    for key in ("who", "place", "needs", "effect"):
        fill(begun, key, {})
    for _page in range(3):
        begun.post("/ask/files/", {"paper": SimpleUploadedFile(f"{_page}.txt", b"a%d" % _page)})

    for address, most in (("/ask/check/", 4), ("/ask/list/", 3), (f"/ask/{numbered('story')}/", 3)):
        with django_assert_max_num_queries(most + 3):  # the clock, the session and its saving
            assert begun.get(address).status_code == 200
