from typing import Any

import pytest
from django.test import Client

from rightdoor.ground.access.models import Account
from rightdoor.work.referrals.actions.taking import begin_taking
from rightdoor.work.referrals.models import Draft, Referral
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def bea(signed_in: Any, administrator: Account) -> Client:
    client: Client = signed_in(administrator)
    return client


@pytest.fixture
def draft(administrator: Account) -> Draft:
    return begin_taking(asker="me", channel="phone", by=administrator, at=MONDAY)


def page_of(draft: Draft, more: str = "") -> str:
    return f"/work/take/{draft.pk}/{more}"


def test_one_press_begins_a_call_by_telephone(bea: Client, administrator: Account) -> None:
    answer = bea.post("/work/take/", {"channel": "phone", "asker": "child"})

    draft = Draft.objects.get()
    assert answer["Location"] == page_of(draft)
    assert (draft.asker, draft.channel, draft.taken_by) == ("child", "phone", administrator)


@pytest.mark.parametrize("asker", ["me", "child", "someone", "group"])
def test_every_caller_has_a_page_that_asks_about_safety_first(bea: Client, administrator: Account, asker: str) -> None:
    draft = begin_taking(asker=asker, channel="letter", by=administrator, at=MONDAY)

    page = bea.get(page_of(draft)).content.decode()

    assert page.index("Ask first, aloud") < page.index("In their words")
    assert "Before you call back:" in page
    assert "<title>Rightdoor</title>" in page


def test_what_the_caller_needs_to_take_part_stands_where_staff_read_how_to_call_back(bea: Client, draft: Draft) -> None:
    assert "To take part:" not in bea.get(page_of(draft)).content.decode()

    Draft.objects.filter(pk=draft.pk).update(answers={"accessibility": "An interpreter for Polish"})

    page = bea.get(page_of(draft)).content.decode()
    assert "An interpreter for Polish" in page.split("To take part:")[1].split("</div>")[0]


def test_a_caller_about_a_child_of_thirty_is_asked_again_and_nothing_is_lost(
    bea: Client, administrator: Account
) -> None:
    draft = begin_taking(asker="child", channel="phone", by=administrator, at=MONDAY)
    typed = {"tab": "a", "seen": "", "age": "30", "story": "He cannot sleep", "finish": "yes"}

    page = bea.post(page_of(draft), typed).content.decode()

    assert "That makes the person 30. Services here are for people up to 25." in page
    assert "He cannot sleep" in page
    again = bea.get(page_of(draft)).content.decode()
    assert 'value="30"' in again
    mark = again.split('name="seen" value="')[1].split('"')[0]
    answer = bea.post(page_of(draft), typed | {"asking_for": "parent_or_carer", "seen": mark})
    assert answer.status_code == 302
    assert Referral.objects.get().facts["age"] == 30


def test_what_is_typed_saves_itself_and_a_yes_is_flagged_before_the_call_ends(bea: Client, draft: Draft) -> None:
    answer = bea.post(page_of(draft, "keep/"), {"tab": "a", "seen": "", "danger_now": "yes", "story": "Canary"})

    assert answer.status_code == 204
    assert RedFlag.objects.get().facts == ["in_danger_now"]
    page = bea.get(page_of(draft)).content.decode()
    assert "A red flag is raised." in page
    assert "Canary" in page


def test_words_that_cannot_be_read_are_kept_as_they_were_typed(bea: Client, draft: Draft) -> None:
    bea.post(page_of(draft, "keep/"), {"tab": "a", "call_number": "no idea yet", "story": "Kept"})

    page = bea.get(page_of(draft)).content.decode()

    assert "no idea yet" in page
    assert "Kept" in page


def test_a_second_window_is_told_and_overwrites_nothing(bea: Client, draft: Draft) -> None:
    bea.post(page_of(draft, "keep/"), {"tab": "a", "seen": "", "story": "one"})

    assert bea.post(page_of(draft, "keep/"), {"tab": "b", "seen": "0", "story": "two"}).status_code == 409
    page = bea.post(page_of(draft), {"tab": "b", "seen": "0", "story": "two", "finish": "yes"}).content.decode()
    assert "in another window" in page
    assert Referral.objects.count() == 0


def test_handing_over_shows_the_code_to_be_said_aloud_and_when_the_answer_comes(bea: Client, draft: Draft) -> None:
    typed = {"story": "I can't sleep", "postcode": "ME14 1XX", "secret_word": "otter9", "finish": "yes"}
    answer = bea.post(page_of(draft), typed, follow=True)

    code = Referral.objects.get().code
    assert answer.redirect_chain == [(page_of(draft, "done/"), 302)]
    assert all(word in answer.content.decode() for word in code.split("-"))
    assert "Code and their own word together" in answer.content.decode()


def test_a_caller_who_chooses_no_word_is_told_what_the_code_alone_says(bea: Client, draft: Draft) -> None:
    page = bea.post(page_of(draft), {"finish": "yes"}, follow=True).content.decode()

    assert "They chose no word" in page


def test_a_short_word_is_refused_and_nothing_is_lost(bea: Client, draft: Draft) -> None:
    page = bea.post(page_of(draft), {"story": "Kept", "secret_word": "abc", "finish": "yes"}).content.decode()

    assert "at least four letters" in page
    assert Draft.objects.get().answers["story"] == "Kept"


def test_keeping_stays_on_the_page(bea: Client, draft: Draft) -> None:
    page = bea.post(page_of(draft), {"story": "Kept", "keep": "yes"}).content.decode()

    assert "Kept" in page
    assert Referral.objects.count() == 0


def test_the_whole_form_opens_with_what_was_taken(bea: Client, draft: Draft) -> None:
    answer = bea.post(page_of(draft), {"story": "Kept", "whole": "yes"})

    assert answer["Location"] == "/ask/list/"
    assert bea.get("/ask/list/").status_code == 200


def test_a_call_that_was_handed_over_is_not_written_in_again(bea: Client, draft: Draft) -> None:
    assert bea.get(page_of(draft, "done/"))["Location"] == page_of(draft)
    bea.post(page_of(draft), {"finish": "yes"})

    assert bea.get(page_of(draft))["Location"] == page_of(draft, "done/")
    assert bea.post(page_of(draft), {"story": "later"})["Location"] == page_of(draft, "done/")


def test_unfinished_calls_are_listed_for_whoever_took_them_alone(
    bea: Client, draft: Draft, practitioner: Account, signed_in: Any
) -> None:
    bea.post(page_of(draft, "keep/"), {"preferred_name": "Canary-name", "danger_now": "yes"})
    mine = bea.get("/work/take/").content.decode()
    theirs = signed_in(practitioner).get("/work/take/").content.decode()

    assert "Canary-name" in mine
    assert "Red flag" in mine
    assert "Canary-name" not in theirs


def test_another_persons_call_and_an_unknown_call_are_the_same_not_found(
    draft: Draft, practitioner: Account, signed_in: Any
) -> None:
    client = signed_in(practitioner)
    unknown = page_of(draft)[:-3] + "00/"

    for more in ("", "done/"):
        theirs, nobodys = client.get(page_of(draft, more)), client.get(unknown + more)
        assert (theirs.status_code, nobodys.status_code) == (404, 404)
        assert theirs.content == nobodys.content
    assert client.post(page_of(draft, "keep/"), {"story": "x"}).status_code == 404


def test_managers_and_visitors_do_not_take_calls(
    client: Client, draft: Draft, manager: Account, signed_in: Any
) -> None:
    assert client.get("/work/take/")["Location"].startswith("/sign-in/")
    assert signed_in(manager).get("/work/take/").status_code == 404


def test_the_page_before_calling_back_says_what_is_safe(bea: Client, draft: Draft) -> None:
    safe = {
        "ways": ["call"], "call_number": "07700 900461", "voicemail": "no", "other_times": "after 4",
        "safe_word": "plum", "must_not_know": "her brother",
    }  # fmt: skip
    assert "Do not call back before you know" in bea.get(page_of(draft)).content.decode()
    bea.post(page_of(draft, "keep/"), safe)

    page = bea.get(page_of(draft)).content.decode()

    for words in ("07700 900461", "never leave a voicemail", "after 4", "plum", "her brother"):
        assert words in page


def test_saving_by_itself_is_never_a_link(bea: Client, draft: Draft) -> None:
    assert bea.get(page_of(draft, "keep/")).status_code == 405
