"""A phone opens a request instead of code and word: that phone alone, that request alone, until it is forgotten."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR, Account
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts
from rightdoor.ground.signin.passkeys import LONGEST
from rightdoor.work.passport.actions.keeping_keys import EnoughKeys, forget_keys, keep_key, open_by_key
from rightdoor.work.passport.actions.opening import Opened
from rightdoor.work.passport.models import OwnKey
from rightdoor.work.passport.own_keys import Place, question
from rightdoor.work.passport.tests.phones_here import Phone
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_request
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
KEEP, NEW, OPEN, ASK = "my-request-phone-keep", "my-request-phone-new", "my-request-phone", "my-request-phone-question"


@pytest.fixture
def request_kept(partnership: Partnership, settings: LazySettings) -> Referral:
    settings.CLOCK = MONDAY.isoformat()
    return a_request(partnership)


def inside() -> Client:
    """A browser that opened the request with code and word."""
    browser = Client()
    assert browser.post(reverse("my-request"), {"code": CODE, "word": WORD}).status_code == 302
    return browser


def keep(browser: Client, phone: Phone) -> Any:
    asked = json.loads(browser.get(reverse(NEW)).content)
    return browser.post(reverse(KEEP), {"step_credential": phone.makes(asked)})


def open_with(phone: Phone, browser: Client | None = None) -> Any:
    browser = browser or Client()
    asked = json.loads(browser.get(reverse(ASK)).content)
    return browser.post(reverse(OPEN), {"step_credential": phone.answers(asked)})


def test_a_phone_that_was_kept_opens_the_request_and_it_is_on_record(request_kept: Referral) -> None:
    phone = Phone()

    assert keep(inside(), phone).headers["Location"] == reverse("my-request-open")
    answer = open_with(phone)

    assert answer.headers["Location"] == reverse("my-request-open")
    assert OwnKey.objects.get().used_at == MONDAY
    assert acts(about=request_kept.pk)[-2:] == ["passport.keep_key", "passport.opened"]


def test_what_the_phone_shows_in_its_list_says_nothing(request_kept: Referral) -> None:
    asked = json.loads(inside().get(reverse(NEW)).content)["publicKey"]

    assert (asked["rp"]["name"], asked["user"]["name"], asked["user"]["displayName"]) == ("Appointment",) * 3
    assert request_kept.code not in json.dumps(asked)


def test_another_phone_a_key_that_was_forgotten_and_an_invented_answer_look_alike(request_kept: Referral) -> None:
    phone, browser = Phone(), inside()
    keep(browser, phone)
    other = Phone()
    other.handle = phone.handle
    nobodys = Phone()
    nobodys.handle = phone.handle[::-1]
    wrong = [open_with(other), open_with(nobodys), open_with(Phone("https://elsewhere.example")),
             Client().post(reverse(OPEN), {"step_credential": "{}"}), Client().post(reverse(OPEN))]  # fmt: skip
    browser.post(reverse("my-request-phone-forget"))
    wrong.append(open_with(phone))

    assert {one.status_code for one in wrong} == {422}
    assert all("That opened nothing" in one.content.decode() for one in wrong)
    assert len({len(one.content) for one in wrong}) == 1
    assert Event.objects.filter(act="passport.opened", decision="denied").count() >= len(wrong)
    assert not Event.objects.filter(act="passport.opened", decision="allowed", codes__has_key="with_key").exists()


def test_a_phone_that_asked_for_no_finger_and_no_pin_is_not_kept_and_opens_nothing(request_kept: Referral) -> None:
    assert keep(inside(), Phone(proven=False)).status_code == 422
    assert not OwnKey.objects.exists()

    phone = Phone()
    keep(inside(), phone)
    phone.flags = Phone(proven=False).flags
    assert open_with(phone).status_code == 422


def test_each_question_works_once(request_kept: Referral) -> None:
    phone, browser = Phone(), Client()
    keep(inside(), phone)
    asked = json.loads(browser.get(reverse(ASK)).content)
    said = {"step_credential": phone.answers(asked)}

    assert browser.post(reverse(OPEN), said).status_code == 302
    browser.post(reverse("my-request-finish"))
    assert browser.post(reverse(OPEN), said).status_code == 422


@pytest.mark.parametrize("said", ["", "[]", "{", '{"id": 3}', "x" * (LONGEST + 1)])
def test_what_no_phone_would_send_keeps_nothing_and_says_so(request_kept: Referral, said: str) -> None:
    browser = inside()
    browser.get(reverse(NEW))

    answer = browser.post(reverse(KEEP), {"step_credential": said})

    assert answer.status_code == 422
    assert "Code and word still work" in answer.content.decode()
    assert not OwnKey.objects.exists()


def test_the_page_says_when_each_phone_was_kept_and_used(request_kept: Referral, settings: LazySettings) -> None:
    keep(inside(), Phone())
    used = Phone()
    keep(inside(), used)
    settings.CLOCK = (MONDAY + timedelta(days=1)).isoformat()
    browser = Client()
    open_with(used, browser)

    page = browser.get(reverse(KEEP)).content.decode()

    assert "kept on Monday 9 March, not used yet" in page
    assert "kept on Monday 9 March, last used on Tuesday 10 March" in page
    assert "Only do this on a phone that is yours alone." in page


def test_whoever_opened_nothing_keeps_nothing(request_kept: Referral) -> None:
    for name in (KEEP, NEW):
        assert Client().get(reverse(name)).headers["Location"] == reverse("my-request")
    assert Client().post(reverse("my-request-phone-forget")).headers["Location"] == reverse("my-request")


def test_five_phones_are_enough_and_the_same_key_is_kept_once(request_kept: Referral) -> None:
    kept = [
        keep_key(referral_id=request_kept.pk, handle=bytes([number]) * 32, public=b"p", by=VISITOR, at=MONDAY).pk
        for number in (0, 0, 1, 2, 3, 4)
    ]
    assert len(set(kept)) == 5
    with pytest.raises(EnoughKeys, match="Forget them"):
        keep_key(referral_id=request_kept.pk, handle=b"z" * 32, public=b"p", by=VISITOR, at=MONDAY)

    assert forget_keys(referral_id=request_kept.pk, by=VISITOR, at=MONDAY) == 5
    assert forget_keys(referral_id=request_kept.pk, by=VISITOR, at=MONDAY) == 0
    assert acts(about=request_kept.pk).count("passport.keep_key") == 6


def test_a_sixth_phone_is_told_so_on_the_page(request_kept: Referral) -> None:
    for number in range(5):
        keep_key(referral_id=request_kept.pk, handle=bytes([number]) * 32, public=bytes(Phone().credential), by=VISITOR,
                 at=MONDAY)  # fmt: skip

    answer = keep(inside(), Phone())

    assert answer.status_code == 422
    assert "Five phones open it already" in answer.content.decode()


def test_a_phone_opens_only_what_became_of_a_request_that_was_ended(request_kept: Referral) -> None:
    phone, browser = Phone(), Client()
    keep(inside(), phone)
    Referral.objects.filter(pk=request_kept.pk).update(stage=Stage.ENDED)

    open_with(phone, browser)

    page = browser.get(reverse("my-request-open")).content.decode()
    assert "Wren" not in page
    assert browser.get(reverse(KEEP)).headers["Location"] == reverse("my-request-open")


def test_staff_keep_no_key_and_open_nothing_with_one(request_kept: Referral, administrator: Account) -> None:
    with pytest.raises(Denied):
        keep_key(referral_id=request_kept.pk, handle=b"z" * 32, public=b"p", by=administrator, at=MONDAY)
    with pytest.raises(Denied):
        forget_keys(referral_id=request_kept.pk, by=administrator, at=MONDAY)
    place = Place("http://testserver")
    with pytest.raises(Denied):
        open_by_key(place=place, state=question(place)[1], credential="{}", by=administrator, at=MONDAY)


def test_what_a_key_opens_is_what_code_and_word_open(request_kept: Referral) -> None:
    phone, place = Phone(), Place("http://testserver")
    keep(inside(), phone)
    asked, state = question(place)

    opened = open_by_key(
        place=place, state=state, credential=phone.answers(json.loads(json.dumps(asked))), by=VISITOR, at=MONDAY
    )

    assert opened == Opened(kind="referral", key=request_kept.pk)
