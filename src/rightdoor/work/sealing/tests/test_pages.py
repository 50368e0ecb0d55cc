"""The pages of what is kept apart, and their traces on the page of a request."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Section
from rightdoor.ground.access.models import Account, Relation, Sealable
from rightdoor.ground.audit.record import acts
from rightdoor.work.referrals.models import ContactEntry, Referral
from rightdoor.work.sealing.actions.keeping_apart import TOO_FEW
from rightdoor.work.sealing.actions.naming import LAST
from rightdoor.work.sealing.models import Unsealing
from rightdoor.work.sealing.tests.test_keeping_apart import names, sealed
from rightdoor.work.sealing.tests.test_unsealing import WHY, answered, asked
from tests.people_here import MONDAY, SignedIn
from tests.sealed_here import CANARY, KINDS, part_of

pytestmark = pytest.mark.django_db
SV = Section.SEXUAL_VIOLENCE


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def part(one: Referral, practitioner: Account, lead: Account) -> Sealable:
    return sealed(part_of("addition", one, practitioner), practitioner, lead)


def at(name: str, key: Any) -> str:
    return reverse(name, args=[getattr(key, "pk", key)])


def see(browser: Client, one: Referral) -> str:
    return browser.get(at("request", one)).content.decode()


def contact(**more: Any) -> dict[str, Any]:
    return {
        "way": "visit", "with_whom": "A counsellor", "outcome": "spoke", "happened_on_day": "9",
        "happened_on_month": "3", "happened_on_year": "2026", "happened_time": "8:50", "words": CANARY, **more,
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_each_part_of_a_request_can_be_kept_apart_from_its_page(
    kind: str, one: Referral, practitioner: Account, lead: Account, colleague: Account, signed_in: SignedIn
) -> None:
    part, browser = part_of(kind, one, practitioner), signed_in(practitioner)
    assert at("apart", part) in see(browser, one)
    form = browser.get(at("apart", part)).content.decode()
    assert lead.name in form
    assert CANARY not in form

    for _twice in range(2):
        answer = browser.post(at("apart", part), {"section": SV, "named": [lead.pk]})
        assert (answer.status_code, answer["Location"]) == (302, at("request", one))

    page = see(browser, one)
    assert CANARY in page
    assert f"Kept apart, for you and {lead.name}" in page
    assert browser.get(at("apart", part))["Location"] == at("apart-who", part)
    assert CANARY not in see(signed_in(colleague), one)
    assert acts(about=part.pk) == ["sealing.seal"]


def test_showing_a_sealed_part_is_on_record(one: Referral, part: Sealable, lead: Account, signed_in: SignedIn) -> None:
    see(signed_in(lead), one)

    assert acts(about=one.pk) == ["referrals.see", "sealing.read"]


def test_bad_input_keeps_what_was_typed(
    one: Referral, practitioner: Account, colleague: Account, lead: Account, signed_in: SignedIn
) -> None:
    part, browser = part_of("addition", one, practitioner), signed_in(practitioner)

    empty = browser.post(at("apart", part), {"named": [colleague.pk]})
    few = browser.post(at("apart", part), {"section": SV, "named": [colleague.pk]})
    unknown = browser.post(at("apart", part), {"section": SV, "named": [uuid4()]})

    assert [answer.status_code for answer in (empty, few, unknown)] == [422, 422, 422]
    assert "Choose why it is kept apart" in empty.content.decode()
    assert TOO_FEW in few.content.decode()
    for answer in (empty, few):
        assert f'value="{colleague.pk}" checked' in answer.content.decode()
    assert not Relation.objects.exists()


@pytest.mark.parametrize("who", ["administrator", "colleague", "manager"])
def test_whoever_may_not_keep_a_note_apart_sees_no_way_and_finds_no_page(
    who: str, one: Referral, practitioner: Account, signed_in: SignedIn, request: pytest.FixtureRequest
) -> None:
    part = part_of("entry", one, practitioner)
    browser = signed_in(request.getfixturevalue(who))

    assert at("apart", part) not in see(browser, one)
    assert browser.get(at("apart", part)).status_code == 404
    assert browser.post(at("apart", part), {"section": SV}).status_code == 404


def test_to_whoever_is_not_named_its_pages_are_those_of_a_key_of_nobody(
    part: Sealable, practitioner: Account, lead: Account, colleague: Account, signed_in: SignedIn
) -> None:
    ask = asked(part, practitioner)
    browser = signed_in(colleague, second=True)
    given = {"section": SV, "named": [lead.pk], "account_id": colleague.pk, "reason": WHY, "answer": "open"}

    for name in ("apart", "apart-who", "apart-name", "apart-take-away", "apart-ask", "apart-answer"):
        known, unknown = at(name, ask if name == "apart-answer" else part), at(name, uuid4())
        for send in (browser.get, browser.post):
            there, nowhere = send(known, given), send(unknown, given)
            assert there.status_code == nowhere.status_code
            assert there.status_code in (404, 405)
            assert there.content == nowhere.content
    assert len(names(part)) == 2


def test_a_note_is_kept_apart_as_it_is_written(
    one: Referral, practitioner: Account, lead: Account, colleague: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner)
    kept = contact(apart="on", apart_section=SV, apart_named=[lead.pk])

    for _twice in range(2):
        assert browser.post(at("request-contact", one), kept).status_code == 302

    assert ContactEntry.objects.get().is_sealed
    assert CANARY in see(browser, one)
    assert CANARY not in see(signed_in(colleague), one)


def test_a_note_that_says_too_little_to_be_kept_apart_is_asked_for_again_with_its_words(
    one: Referral, practitioner: Account, colleague: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner)

    few = {"apart_section": SV, "apart_named": [colleague.pk]}
    for more, words in (
        ({}, "Choose why it is kept apart"), ({"apart_section": SV}, "Choose who else may read it"), (few, TOO_FEW),
        ({**few, "apart_section": "safe_contact"}, "Choose one of the answers shown"),
    ):  # fmt: skip
        answer = browser.post(at("request-contact", one), contact(apart="on", **more))
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert CANARY in answer.content.decode()
    assert not ContactEntry.objects.exists()


def test_an_administrator_writes_as_before_and_cannot_slip_a_seal_in(
    one: Referral, administrator: Account, lead: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(administrator)
    assert "Keep it apart" not in see(browser, one)

    browser.post(at("request-contact", one), contact(apart="on", apart_section=SV, apart_named=[lead.pk]))

    assert not ContactEntry.objects.get().is_sealed


def test_who_reads_it_is_told_to_those_who_do(
    part: Sealable, practitioner: Account, lead: Account, colleague: Account, signed_in: SignedIn
) -> None:
    page = signed_in(lead).get(at("apart-who", part)).content.decode()

    assert f"named by {practitioner.name}" in page
    assert "Sexual violence counselling" in page
    assert f"{colleague.name}" in page
    assert CANARY not in page
    assert "<title>Rightdoor</title>" in page


def test_another_is_named_after_a_second_step(
    part: Sealable, lead: Account, colleague: Account, administrator: Account, signed_in: SignedIn
) -> None:
    unconfirmed = signed_in(lead).post(at("apart-name", part), {"account_id": colleague.pk})
    assert unconfirmed.status_code == 200
    assert str(colleague.pk) in unconfirmed.content.decode()
    assert len(names(part)) == 2

    browser = signed_in(lead, second=True)
    wrong = browser.post(at("apart-name", part), {"account_id": administrator.pk})
    right = browser.post(at("apart-name", part), {"account_id": colleague.pk})

    assert (wrong.status_code, right["Location"]) == (422, at("apart-who", part))
    assert names(part)[-1] == colleague.name
    assert "Everybody who could be named is." in browser.get(at("apart-who", part)).content.decode()


def test_a_name_is_taken_away_but_not_the_last_leads(
    part: Sealable, practitioner: Account, lead: Account, colleague: Account, one: Referral, signed_in: SignedIn
) -> None:
    browser = signed_in(lead, second=True)
    browser.post(at("apart-name", part), {"account_id": colleague.pk})

    last = browser.post(at("apart-take-away", part), {"account_id": lead.pk})
    empty = browser.post(at("apart-take-away", part), {})
    other = browser.post(at("apart-take-away", part), {"account_id": practitioner.pk})
    only = browser.post(at("apart-take-away", part), {"account_id": colleague.pk})

    assert [answer.status_code for answer in (last, empty, other, only)] == [409, 422, 302, 409]
    assert LAST in last.content.decode()
    assert names(part) == [lead.name, colleague.name]


def test_whoever_takes_their_own_name_away_is_back_on_the_request(
    part: Sealable, practitioner: Account, lead: Account, colleague: Account, one: Referral, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner, second=True)
    browser.post(at("apart-name", part), {"account_id": colleague.pk})

    gone = browser.post(at("apart-take-away", part), {"account_id": practitioner.pk})

    assert gone["Location"] == at("request", one)
    assert CANARY not in see(browser, one)


def test_one_asks_and_a_second_agrees(
    part: Sealable, practitioner: Account, lead: Account, colleague: Account, one: Referral, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner, second=True)
    for _twice in range(2):
        assert browser.post(at("apart-ask", part), {"reason": WHY})["Location"] == at("apart-who", part)
    ask = Unsealing.objects.get()
    mine = browser.get(at("apart-answer", ask)).content.decode()
    assert "Somebody else who reads it must answer" in mine
    assert browser.post(at("apart-answer", ask), {"answer": "open"}).status_code == 404

    second = signed_in(lead, second=True)
    assert at("apart-answer", ask) in second.get(at("apart-who", part)).content.decode()
    page = second.get(at("apart-answer", ask)).content.decode()
    assert WHY in page
    assert CANARY not in page
    assert second.post(at("apart-answer", ask), {}).status_code == 422
    agreed = second.post(at("apart-answer", ask), {"answer": "open"})
    again = second.post(at("apart-answer", ask), {"answer": "open"})

    assert (agreed["Location"], again["Location"]) == (at("request", one), reverse("tasks-mine"))
    assert CANARY in see(signed_in(colleague), one)


def test_the_task_leads_to_the_answer_and_is_in_nobody_elses_list(
    part: Sealable, practitioner: Account, lead: Account, colleague: Account, signed_in: SignedIn
) -> None:
    ask = asked(part, practitioner)

    task = signed_in(lead).get(reverse("tasks-mine")).content.decode()
    others = signed_in(colleague).get(reverse("tasks-mine")).content.decode()

    assert "A second person must agree" in task
    assert "A second person must agree" not in others
    assert at("apart-answer", ask) not in task


def test_an_ask_that_says_too_little_or_comes_too_late_is_told(
    part: Sealable, practitioner: Account, lead: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner, second=True)
    short = browser.post(at("apart-ask", part), {"reason": "as I say"})
    Account.objects.filter(pk=lead.pk).update(is_active=False)
    alone = browser.post(at("apart-ask", part), {"reason": WHY})

    assert (short.status_code, alone.status_code) == (422, 409)
    assert "as I say" in short.content.decode()
    assert WHY in alone.content.decode()


def test_an_answer_that_another_overtook_is_told_and_nothing_is_lost(
    one: Referral, practitioner: Account, lead: Account, colleague: Account, signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    part = sealed(part_of("addition", one, practitioner), practitioner, lead, colleague)
    ask = asked(part, practitioner)
    answered(ask, colleague, agrees=False)
    browser = signed_in(lead, second=True)
    assert browser.get(at("apart-answer", ask))["Location"] == reverse("tasks-mine")

    again = asked(part, practitioner)
    Relation.objects.filter(account=practitioner).update(ends_at=MONDAY)
    told = browser.post(at("apart-answer", again), {"answer": "open"})

    assert told.status_code == 422
    assert "Nothing was changed" in told.content.decode()
