"""Easy read of help now, of the receipt and of agreement: the same truth, in fewer words, with pictures."""

import re
from typing import Any

import pytest
from django.test import Client

from rightdoor.ground.access.models import Partnership
from rightdoor.records.agreements.models import Asking
from rightdoor.records.people.models import Agreement
from rightdoor.work.passport.forms.agreeing import EASY
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_request
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY

LINK = "Easy read: short words and pictures"


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


def lines(html: str) -> list[str]:
    """Each line of easy read with its picture."""
    return re.findall(r'<li><svg class="rd-i[^<]+<[^\n]+</svg><p>(.+?)</p></li>', html)


def test_help_now_has_an_easy_version_that_needs_no_database(client: Client) -> None:
    assert LINK in client.get("/help/").text
    page = client.get("/help/easy/").text

    assert len(lines(page)) == 12
    for number in ("tel:999", "tel:111", "sms:85258", "tel:08001111"):
        assert f'href="{number}"' in page


@pytest.mark.django_db
def test_the_easy_receipt_holds_the_same_code_and_the_same_day(client: Client, partnership: Partnership) -> None:
    client.post("/ask/", {"asker": "me"})
    client.post("/ask/1/", {"voice": "young"})
    key = re.search(r'name="form_key" value="([^"]+)"', client.get("/ask/check/").text)
    assert key
    whole = client.post("/ask/send/", {"form_key": key[1]}, follow=True).text
    easy = client.get("/ask/done/easy/").text

    assert LINK in whole
    assert all(f"<span>{word}</span>" in easy for word in Referral.objects.get().code.split("-"))
    assert any("We do not know the day yet." in line or "They answer by" in line for line in lines(easy))
    assert len(lines(easy)) == 13


@pytest.mark.django_db
def test_without_a_receipt_here_the_easy_one_says_so_too(client: Client, partnership: Partnership) -> None:
    assert client.get("/ask/done/easy/", follow=True).redirect_chain[-1][0] == "/ask/"


@pytest.mark.django_db
def test_who_answers_in_easy_read_is_asked_the_same_and_the_easy_words_are_kept(
    client: Client, partnership: Partnership
) -> None:
    a_request(partnership)
    client.post("/my-request/", {"code": CODE, "word": WORD})
    page = client.get("/my-request/agreement/easy/").text
    key = re.search(r'name="form_key" value="([^"]+)"', page)
    assert key
    said = {"form_key": key[1], "service": "yes", "sharing": "no", "contact": "no"}
    answer = client.post("/my-request/agreement/easy/", said)

    assert answer["Location"] == "/my-request/open/"
    states = {one.to: one.state for one in Agreement.objects.all()}
    assert states["service"] == "given"
    shown = {one.wording.question for one in Asking.objects.filter(wording__version=EASY[:20])}
    assert shown == {"Do you want help?"}
    assert LINK in client.get("/my-request/agreement/").text
