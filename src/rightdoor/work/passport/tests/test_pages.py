import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from rightdoor.ground.access.models import Partnership
from rightdoor.work.passport import lifecycle
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_draft, a_plan, a_request
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Addition, Asker
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
RIGHT = {"code": CODE, "word": WORD}


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


def later(settings: Any, **time: float) -> None:
    settings.CLOCK = (MONDAY + timedelta(**time)).isoformat()


def plain(answer: HttpResponse) -> bytes:
    """A page without what differs each time: the token of its forms."""
    return re.sub(rb'value="[A-Za-z0-9]{64}"', b"", re.sub(rb'nonce="[^"]*"', b"", answer.content))


def test_code_and_word_lead_to_the_page_of_the_request(client: Client, partnership: Partnership) -> None:
    a_request(partnership)

    page = client.post("/my-request/", RIGHT, follow=True)

    assert page.redirect_chain == [("/my-request/open/", 302)]
    assert "Hi Wren" in page.content.decode()
    assert "Canary-story" in page.content.decode()


def test_received_and_answered_are_pages_of_the_same_length_and_tell_nothing_else(
    client: Client, partnership: Partnership
) -> None:
    request = a_request(partnership)
    received = client.post("/my-request/", {"code": CODE}, follow=True)
    request.stage = Stage.DECIDED
    request.save()
    answered = client.post("/my-request/", {"code": CODE}, follow=True)

    assert b"Received" in received.content
    assert b"Answered" in answered.content
    assert len(plain(received)) == len(plain(answered))
    for telling in (b"Wren", b"Canary", b"Kent", b"kent", b"March", b"sleep"):
        assert telling not in answered.content


def test_a_saved_draft_and_a_waiting_request_are_the_same_page(client: Client, partnership: Partnership) -> None:
    a_draft(partnership, code=OTHER_CODE)
    a_request(partnership)

    pages = [client.post("/my-request/", {"code": code}, follow=True) for code in (CODE, OTHER_CODE)]

    assert plain(pages[0]) == plain(pages[1])


def test_unknown_code_wrong_word_and_resting_code_are_the_same_bytes(client: Client, partnership: Partnership) -> None:
    unknown = client.post("/my-request/", RIGHT)
    a_request(partnership)
    wrong = client.post("/my-request/", {"code": CODE, "word": "ottery"})
    for _ in range(lifecycle.CODE_IN_AN_HOUR):
        client.post("/my-request/", {"code": CODE, "word": "ottery"})
    resting = client.post("/my-request/", RIGHT)

    assert {answer.status_code for answer in (unknown, wrong, resting)} == {200}
    assert plain(unknown) == plain(wrong) == plain(resting)
    assert "after a few tries a code rests" in resting.content.decode().lower()


def test_a_slip_in_a_word_is_told_before_anything_is_looked_up(client: Client, partnership: Partnership) -> None:
    page = client.post("/my-request/", {"code": "amber ketle pebble velvet", "word": ""}).content.decode()

    assert "“kettle”" in page
    three = client.post("/my-request/", {"code": "amber kettle pebble", "word": ""}).content.decode()
    assert "four of our words" in three
    assert "four of our words" in client.post("/my-request/", {"code": "qqqq zzzzzz", "word": ""}).content.decode()


def test_the_code_is_in_no_address_header_title_or_session_key(client: Client, partnership: Partnership) -> None:
    a_request(partnership)

    opened = client.post("/my-request/", RIGHT, follow=True)

    assert "amber" not in str(opened.redirect_chain) + str(opened.headers) + str(dict(client.session))
    assert "<title>Page</title>" in opened.content.decode()
    assert opened.headers["Cache-Control"] == "no-store"


def test_pages_behind_the_word_do_not_exist_without_it(client: Client, partnership: Partnership) -> None:
    a_request(partnership)

    for where in ("open", "sent", "add", "worse", "worse/help", "reach", "agreement", "letters/1"):
        answer = client.get(f"/my-request/{where}/")
        assert (answer.status_code, answer["Location"]) == (302, "/my-request/")


def test_a_visit_rests_after_a_quarter_of_an_hour(client: Client, partnership: Partnership, settings: Any) -> None:
    a_request(partnership)
    client.post("/my-request/", RIGHT)
    later(settings, minutes=14)
    assert client.get("/my-request/open/").status_code == 200
    later(settings, minutes=28)
    assert client.get("/my-request/open/").status_code == 200
    later(settings, minutes=44)

    page = client.get("/my-request/open/", follow=True)

    assert "nobody used it" in page.content.decode()
    assert client.get("/my-request/open/").status_code == 302


def test_words_written_slowly_are_still_taken_when_the_page_has_rested(
    client: Client, partnership: Partnership, settings: Any
) -> None:
    request = a_request(partnership)
    client.post("/my-request/", RIGHT)
    later(settings, minutes=50)

    client.post("/my-request/add/", {"form_key": uuid4(), "words": "It took me long to write this"})

    assert request.additions.get().words == "It took me long to write this"


def test_no_visit_outlasts_two_hours(client: Client, partnership: Partnership, settings: Any) -> None:
    a_request(partnership)
    client.post("/my-request/", RIGHT)
    for minutes in range(10, 140, 10):
        later(settings, minutes=minutes)
        client.get("/my-request/open/")

    assert client.get("/my-request/open/").status_code == 302


def test_closing_forgets_the_visit_and_empties_the_browser(client: Client, partnership: Partnership) -> None:
    a_request(partnership)
    client.post("/my-request/", RIGHT)

    closed = client.post("/my-request/finish/")

    assert closed["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/my-request/open/").status_code == 302


def test_leaving_the_page_ends_the_visit(client: Client, partnership: Partnership) -> None:
    a_request(partnership)
    client.post("/my-request/", RIGHT)

    client.get("/leave/")

    assert client.get("/my-request/open/").status_code == 302


def test_a_second_child_on_the_same_phone_sees_nothing_of_the_first(client: Client, partnership: Partnership) -> None:
    a_request(partnership)
    a_request(partnership, code=OTHER_CODE, story="Canary-other", person=None)
    client.post("/my-request/", RIGHT)

    page = client.post("/my-request/", {"code": OTHER_CODE, "word": WORD}, follow=True).content.decode()

    assert "Canary-other" in page
    assert "Canary-story" not in page


def test_a_wrong_try_leaves_the_open_visit_alone(client: Client, partnership: Partnership) -> None:
    a_request(partnership)
    client.post("/my-request/", RIGHT)
    client.post("/my-request/", {"code": OTHER_CODE, "word": "x"})

    assert client.get("/my-request/open/").status_code == 200


def test_staff_who_open_a_code_are_signed_out_first(
    signed_in: Any, administrator: Any, partnership: Partnership
) -> None:
    a_request(partnership)
    client = signed_in(administrator)

    client.post("/my-request/", RIGHT)

    assert "_auth_user_id" not in client.session


def test_a_date_of_birth_is_never_asked(client: Client) -> None:
    page = client.get("/my-request/").content.decode()

    assert 'name="born' not in page
    assert "We never ask for your date of birth" in page


@pytest.mark.parametrize("asker", [Asker.CHILD, Asker.SOMEONE, Asker.GROUP])
def test_a_parent_or_professional_sees_the_receipt_and_no_word_of_the_story(
    client: Client, partnership: Partnership, asker: Asker
) -> None:
    request = a_request(partnership, asker=asker, referrer_plan=a_plan(partnership))
    Addition.objects.create(referral=request, kind="more", words="Canary-later", form_key=uuid4(), said_at=MONDAY)

    page = client.post("/my-request/", RIGHT, follow=True).content.decode()

    assert "We have" in page
    for kept in ("Canary-story", "Canary-later", "Wren", "sleep"):
        assert kept not in page
    assert client.get("/my-request/sent/").status_code == 404
    assert client.get("/my-request/agreement/").status_code == 404


def test_the_page_greets_without_a_name_where_none_was_given(client: Client, partnership: Partnership) -> None:
    a_request(partnership, person=None, asker=Asker.GROUP)

    assert "Your request" in client.post("/my-request/", RIGHT, follow=True).content.decode()
