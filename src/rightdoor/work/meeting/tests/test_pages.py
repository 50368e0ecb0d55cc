"""Times to meet on both faces: on the page of the request, and behind code and word."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.meeting.lifecycle import State
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.meeting.tests.test_meeting import THURSDAY, answer, off, offer, state
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.writing.models import Line
from tests.one_time import without_tokens
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
HERE = reverse("my-request-open")


def offering(browser: Client, referral: Referral, **changed: str) -> Any:
    typed = {
        "form_key": str(uuid4()), "meet_on_day": "12", "meet_on_month": "3", "meet_on_year": "2026",
        "meet_time": "16:00", "minutes": "30", "how": "call", "location": "", **changed,
    }  # fmt: skip
    return browser.post(reverse("request-offer-time", args=[referral.pk]), typed)


def calling_off(browser: Client, one: Appointment, why: str) -> Any:
    return browser.post(reverse("request-call-off", args=[one.referral_id, one.pk]), {"call_off_why": why})


def of_request(browser: Client, referral: Referral) -> str:
    return browser.get(reverse("request", args=[referral.pk])).content.decode()


def meet(number: int = 1) -> str:
    return reverse("my-request-meet", args=[number])


def reply(browser: Client, one: Appointment, comes: str, **more: str) -> Any:
    return browser.post(meet(), {"form_key": str(uuid4()), "time": str(one.pk), "comes": comes, **more})


def test_a_practitioner_offers_a_time_and_it_stands_on_both_pages(
    signed_in: SignedIn, theirs: Client, practitioner: Account, referral: Referral
) -> None:
    browser = signed_in(practitioner)
    assert offering(browser, referral).headers["Location"].endswith("#meetings")

    assert "They have not answered yet" in of_request(browser, referral)
    page = theirs.get(HERE).content.decode()
    assert "Thursday 12 March, 4 pm, 30 minutes, by phone" in page
    assert f"With {practitioner.name.split()[0]}. Say yes or no" in page
    assert practitioner.name.split()[-1] not in page


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"meet_time": "four"}, "For example 9:05 or 17:30"),
        ({"meet_on_day": "31", "meet_on_month": "2"}, "There is no such day in that month"),
        ({"how": "place"}, "Say where, or what to open"),
        ({"how": "video"}, "Say where, or what to open"),
        ({"meet_on_day": "29", "meet_time": "1:30"}, "The clocks go forward over that time"),
        ({"minutes": "7"}, "Choose one of the answers shown"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_typed_is_lost(
    signed_in: SignedIn, practitioner: Account, referral: Referral, changed: dict[str, str], told: str
) -> None:
    answered = offering(signed_in(practitioner), referral, **{"location": "", **changed})

    assert answered.status_code == 422
    assert told in answered.content.decode()
    assert not Appointment.objects.exists()


def test_a_time_that_was_given_away_is_told_and_nothing_typed_is_lost(
    signed_in: SignedIn, practitioner: Account, referral: Referral
) -> None:
    offer(referral, practitioner)
    answered = offering(signed_in(practitioner), referral, location="Canary hall")

    assert answered.status_code == 409
    assert "You have offered that time already" in answered.content.decode()
    assert "Canary hall" in answered.content.decode()


def test_a_time_after_the_clocks_change_is_the_hour_that_was_typed(
    signed_in: SignedIn, practitioner: Account, referral: Referral
) -> None:
    offering(signed_in(practitioner), referral, meet_on_day="30", meet_time="9:00")

    assert Appointment.objects.get().starts_at.isoformat() == "2026-03-30T08:00:00+00:00"


def test_a_yes_shows_on_the_page_of_the_request(
    signed_in: SignedIn, theirs: Client, practitioner: Account, referral: Referral
) -> None:
    one = offer(referral, practitioner)
    assert b"Can you come then?" in theirs.get(meet()).content

    page = reply(theirs, one, "yes")
    assert page.headers["Location"] == HERE
    assert b"You said yes. You can still change it" in theirs.get(HERE).content
    assert "They said yes" in of_request(signed_in(practitioner), referral)


def test_a_no_leaves_their_page_and_waits_for_an_answer(
    signed_in: SignedIn, theirs: Client, practitioner: Account, referral: Referral
) -> None:
    one = offer(referral, practitioner)
    reply(theirs, one, "no", words="After school is better")

    assert b"When we meet" not in theirs.get(HERE).content
    page = of_request(signed_in(practitioner), referral)
    assert "They can’t then" in page
    assert "After school is better" in page


def test_without_a_yes_or_a_no_the_words_stay(theirs: Client, practitioner: Account, referral: Referral) -> None:
    one = offer(referral, practitioner)
    page = reply(theirs, one, "", words="Canary words").content.decode()

    assert "Choose yes or no" in page
    assert "Canary words" in page
    assert state(one) == State.OFFERED


def test_what_was_called_off_meanwhile_is_told_and_the_words_stay(
    theirs: Client, practitioner: Account, referral: Referral
) -> None:
    one = off(offer(referral, practitioner), practitioner)
    form = {"form_key": str(uuid4()), "words": "He hits me. I want to die"}
    alone = reply(theirs, one, "yes", **form)
    offer(referral, practitioner, THURSDAY + timedelta(days=1))
    beside = reply(theirs, one, "yes", **form)

    for answered in (alone, beside):
        assert answered.status_code == 409
        assert "He hits me" in answered.content.decode()
        assert "What you wrote reached us as a message." in answered.content.decode()
    assert [line.words for line in Line.objects.theirs()] == ["He hits me. I want to die"]
    assert RedFlag.objects.filter(about_id=referral.pk).exists()
    assert state(one) == State.CALLED_OFF
    assert "reached us" not in reply(theirs, one, "no").content.decode()


def test_what_is_too_long_for_a_message_is_given_back(
    theirs: Client, practitioner: Account, referral: Referral
) -> None:
    one = off(offer(referral, practitioner), practitioner)
    page = reply(theirs, one, "yes", words="Canary " * 3000).content.decode()

    assert "Copy it now. We have not kept it." in page
    assert page.count("Canary") == 3000
    assert not Line.objects.theirs().exists()


def test_what_is_said_with_a_second_no_is_a_message_too(
    theirs: Client, practitioner: Account, referral: Referral
) -> None:
    one = offer(referral, practitioner)
    other = offer(referral, practitioner, THURSDAY + timedelta(days=1))
    reply(theirs, one, "no")
    reply(theirs, one, "no", words="I am afraid at home")

    assert [line for line in Line.objects.theirs() if "I am afraid at home" in line.words]
    assert state(other) == State.OFFERED


def test_what_is_over_or_was_never_there_leads_back(
    theirs: Client, practitioner: Account, referral: Referral, settings: LazySettings
) -> None:
    offer(referral, practitioner, MONDAY + timedelta(minutes=5))
    assert theirs.get(meet(2)).headers["Location"] == HERE
    settings.CLOCK = (MONDAY + timedelta(minutes=5)).isoformat()
    assert theirs.get(meet()).headers["Location"] == HERE
    assert b"When we meet" not in theirs.get(HERE).content


def test_a_parent_who_may_see_no_letter_sees_no_time_and_is_offered_none(
    signed_in: SignedIn,
    client: Client,
    partnership: Partnership,
    practitioner: Account,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = a_request(partnership, asker=Asker.CHILD, referrer_plan=a_plan(partnership, holder="parent"))
    client.post("/my-request/", {"code": CODE, "word": WORD})
    before = without_tokens(client.get(HERE))
    monkeypatch.setattr("rightdoor.work.writing.protocol._gates", [])
    offer(request, practitioner)
    monkeypatch.undo()

    assert without_tokens(client.get(HERE)) == before
    assert client.get(meet()).headers["Location"] == HERE
    page = of_request(signed_in(practitioner), request)
    assert "They do not see these times here now" in page
    assert "Offer a time" not in page
    assert offering(signed_in(practitioner), request, meet_time="9:00").status_code == 409


def test_calling_off_needs_words_and_is_told_once(
    signed_in: SignedIn, theirs: Client, practitioner: Account, referral: Referral
) -> None:
    one, browser = offer(referral, practitioner), signed_in(practitioner)
    assert calling_off(browser, one, "").status_code == 422
    assert calling_off(browser, one, "I am ill.").status_code == 302
    again = calling_off(browser, one, "I am very ill.")

    assert again.status_code == 409
    assert "Nobody waits for that time any more" in again.content.decode()
    assert "Called off" in of_request(browser, referral)
    assert b"I am ill." in theirs.get(reverse("my-request-messages")).content


def test_what_is_over_stands_below_what_comes(signed_in: SignedIn, practitioner: Account, referral: Referral) -> None:
    answer(offer(referral, practitioner, MONDAY - timedelta(days=6), at=MONDAY - timedelta(days=7)), comes=False,
           at=MONDAY - timedelta(days=7))  # fmt: skip
    offer(referral, practitioner)
    page = of_request(signed_in(practitioner), referral)

    assert page.index("Thursday 12 March, 4 pm, 30 minutes") < page.index("They can’t then")


def test_an_administrator_sees_the_times_and_offers_none(
    signed_in: SignedIn, administrator: Account, practitioner: Account, referral: Referral
) -> None:
    offer(referral, practitioner)
    browser = signed_in(administrator)

    assert "They have not answered yet" in of_request(browser, referral)
    assert "Offer a time" not in of_request(browser, referral)
    assert offering(browser, referral).status_code == 404
