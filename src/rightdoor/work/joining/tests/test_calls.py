"""While somebody is on the telephone, whoever writes it down sees whether the child is known."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Conflict
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.models import Event
from rightdoor.records.people.models import Person
from rightdoor.work.conflicts.actions.telling import say_i_know
from rightdoor.work.joining.policy import LOOK_UP
from rightdoor.work.joining.tests.pairs_here import Pair, pair_of, person
from rightdoor.work.referrals.actions.taking import begin_taking
from rightdoor.work.referrals.models import Draft
from tests.one_time import without_tokens
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
TOLD = {"preferred_name": "Wren Applegarth", "postcode": "CT1 2QQ"}


@pytest.fixture(autouse=True)
def monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


def call_of(by: Account, asker: str = "child", **answers: Any) -> Draft:
    draft = begin_taking(asker=asker, channel="phone", by=by, at=MONDAY)
    Draft.objects.filter(pk=draft.pk).update(answers=answers)
    return draft


def panel(browser: Client, draft: Draft) -> str:
    answer = browser.get(reverse("take-call", args=[draft.pk]))
    assert answer.status_code == 200
    return answer.content.decode().split('id="known"')[1].split("</section>")[0]


def looks(by: Account) -> QuerySet[Event]:
    """Theirs alone: what was refused to others in other tests stays on record."""
    return Event.objects.filter(act=LOOK_UP, actor_id=by.pk)


def test_who_may_be_the_child_of_a_call_is_shown_with_what_they_have_in_common_and_it_is_on_record(
    two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    draft, browser = call_of(administrator, **TOLD), signed_in(administrator)

    shown = panel(browser, draft)

    assert "Wren Applegarth" in shown
    assert "the same child" in shown
    assert "Asked before" in shown
    assert reverse("request", args=[two[0].pk]) in shown
    assert str(person(two[0]).pk) in looks(administrator).get().shown


def test_what_is_written_down_is_kept_before_anybody_is_looked_for(
    two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    draft, browser = call_of(administrator), signed_in(administrator)
    assert "two of name, day of birth and postcode" in panel(browser, draft)
    assert not looks(administrator).exists()

    answer = browser.post(
        reverse("take-call", args=[draft.pk]), {"tab": "a", "seen": "", "keep": "look", "story": "Canary", **TOLD}
    )

    assert "Wren Applegarth" in answer.content.decode().split('id="known"')[1]
    draft.refresh_from_db()
    assert (draft.answers["story"], draft.sent_as) == ("Canary", None)
    assert looks(administrator).count() == 1


def test_somebody_who_is_new_is_said_to_be_new_and_a_group_is_nobody(
    two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(administrator)

    assert "Nobody like this is known." in panel(
        browser, call_of(administrator, preferred_name="Zebedee Quince", postcode="SS1 1AA")
    )
    assert "two of name" in panel(browser, call_of(administrator, "group", **TOLD))
    assert "two of name" in panel(browser, call_of(administrator, preferred_name="Wren Applegarth"))


@pytest.mark.parametrize("born_on", ["nonsense", "", None, ["4", "5", "2012"], 7])
def test_a_day_that_is_none_stops_no_call(born_on: Any, two: Pair, administrator: Account, signed_in: SignedIn) -> None:
    assert "Wren Applegarth" in panel(signed_in(administrator), call_of(administrator, **TOLD, born_on=born_on))


def test_a_child_whom_the_taker_may_know_nothing_of_looks_like_nobody(
    two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    browser, draft = signed_in(administrator), call_of(administrator, **TOLD)
    for request in two:
        say_i_know(referral_id=request.pk, reason=Conflict.KNOWN, by=administrator, at=MONDAY)

    hidden = browser.get(reverse("take-call", args=[draft.pk]))

    Person.objects.filter(pk__in=[person(request).pk for request in two]).update(preferred_name="Zebedee", postcode="")
    nothing = browser.get(reverse("take-call", args=[draft.pk]))
    assert without_tokens(hidden).split('id="known"')[1] == without_tokens(nothing).split('id="known"')[1]
    assert "Nobody like this is known." in hidden.content.decode()


def test_the_look_up_asks_the_database_no_more_for_many_than_for_one(
    two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    browser, draft = signed_in(administrator), call_of(administrator, **TOLD)
    where = reverse("take-call", args=[draft.pk])
    browser.get(where)
    with CaptureQueriesContext(connection) as few:
        browser.get(where)
    for _more in range(3):
        pair_of(two[0].partnership)

    with CaptureQueriesContext(connection) as many:
        page = browser.get(where).content.decode()

    assert page.split('id="known"')[1].count("<li>") > 1
    assert len(many) == len(few) <= 30
