"""The hand-over sheet says by what the request leaves for this body, and says plainly where nobody has decided it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.agreements.actions.sharing import end_sharing
from rightdoor.records.agreements.lifecycle import Told
from rightdoor.records.agreements.models import Asking
from rightdoor.records.agreements.tests.sharings_here import said, shared
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.deciding import decide
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Recommendation
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
BODY = "mental health single point of access (SPA) – Kent"  # as somebody types it: the catalogue writes it otherwise
UNDECIDED = "Nobody has decided that this may be shared with"


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    """A girl of 16 in Kent asked for herself; nobody has asked her whether it may be shared."""
    one = request_of(partnership, born_on="2009-05-01")
    assert one.person is not None
    Asking.objects.filter(agreement__person=one.person).delete()
    one.person.agreements.filter(to="sharing").delete()
    return one


@pytest.fixture
def going(referral: Referral, practitioner: Account) -> Recommendation:
    decide(referral_id=referral.pk, version=referral.version, outcome="recommended", formulation="Panic since January.",
           letter="Dear Wren, …", services={"kent.spa": "You asked for it"}, by=practitioner, at=MONDAY)  # fmt: skip
    Recommendation.objects.update(journey=Journey.TO_HAND_OVER, holds=[])
    return Recommendation.objects.select_related("decision__referral__person").get()


@pytest.fixture
def wren(referral: Referral) -> Person:
    assert referral.person is not None
    return referral.person


def page(browser: Client, going: Recommendation) -> str:
    return browser.get(reverse("hand-over", args=[going.pk])).content.decode()


def printed(words: str) -> str:
    """The part of the page that is the sheet."""
    return words.split('id="sheet"')[1].split("</section>", 1)[0]


def test_where_nobody_has_decided_the_page_says_so_with_the_way_to_decide_and_still_lets_it_be_handed_over(
    going: Recommendation, wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner)

    told = page(browser, going)

    assert f"{UNDECIDED} " in told
    assert UNDECIDED not in printed(told)
    assert reverse("agreement", args=[wren.pk]) in told
    assert "do not wait" in told
    answer = browser.post(reverse("hand-over", args=[going.pk]), {
        "handed_to": "Duty desk", "reference": "KD-17", "handed_on_day": "9", "handed_on_month": "3",
        "handed_on_year": "2026", "handed_time": "8:55",
    })  # fmt: skip
    assert answer.status_code == 302


def test_a_standing_decision_with_this_very_body_stands_on_the_sheet_and_why_they_do_not_know_on_the_screen_alone(
    going: Recommendation, wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    shared(wren, practitioner, recipient=BODY, told=Told.NO, told_words="Her brother reads her letters")

    told = page(signed_in(practitioner), going)

    assert UNDECIDED not in told
    sheet = printed(told)
    assert "Without agreement: somebody may come to serious harm" in sheet
    assert "Where she sleeps this week" in sheet
    assert "No: telling them is not safe" in sheet
    assert "8 April 2026" in sheet or "8 Apr" in sheet
    assert "rd-no-print" in sheet.split("Her brother reads her letters")[0].rsplit("<p", 1)[1]


def test_what_they_said_stays_off_the_sheet_where_a_decision_alone_carries_it(
    going: Recommendation, wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    Referral.objects.update(story="Canary-story")
    shared(wren, practitioner, recipient=BODY)

    assert "Canary-story" not in page(signed_in(practitioner), going).split('id="sheet"')[1]

    said(wren, practitioner)
    agreed = printed(page(signed_in(practitioner), going))
    assert "Canary-story" in agreed
    assert "agreed to share what was said" in agreed


@pytest.mark.parametrize("why", ["of another body", "about another request", "over", "ended", "to begin"])
def test_a_decision_that_is_not_about_this_body_this_request_and_now_does_not_count(
    why: str, going: Recommendation, wren: Person, partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    changed = {
        "of another body": {"recipient": "Riverside Academy"},
        "to begin": {"starts_at": MONDAY + timedelta(days=1)},
        "over": {"starts_at": MONDAY - timedelta(days=9), "ends_at": MONDAY - timedelta(days=1)},
    }.get(why, {})
    earlier = MONDAY - timedelta(days=10)
    one = shared(wren, practitioner, at=earlier, **{"recipient": BODY, "starts_at": earlier} | changed)
    if why == "about another request":
        type(one).objects.update(about_kind="referrals.referral", about_id=one.pk)
    if why == "ended":
        end_sharing(sharing_id=one.pk, because="It is no longer needed", by=practitioner, at=MONDAY)

    told = page(signed_in(practitioner), going)

    assert UNDECIDED in told
    assert ("Riverside Academy" in told) == (why == "of another body")
    assert "Riverside Academy" not in printed(told)


def test_telling_the_body_that_must_protect_a_child_waits_for_no_decision(
    going: Recommendation, practitioner: Account, signed_in: SignedIn
) -> None:
    Recommendation.objects.update(service="kent.front_door")

    told = page(signed_in(practitioner), going)

    assert "never waits for that" in told
    assert "Record the handover" in told
