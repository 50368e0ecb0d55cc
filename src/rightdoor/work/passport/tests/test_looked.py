"""Whoever asked for themselves sees who looked: by role and day, and nothing that is hidden."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.record import record
from rightdoor.records.people.linking.known import told_of
from rightdoor.work.adjusting.actions.needs import read_needs
from rightdoor.work.agreeing.actions.reading import read_agreements
from rightdoor.work.joining.actions.looking_up import show, who_is_known
from rightdoor.work.passport.presenters.looked import looked_days, sees_who_looked
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.actions.working import log_contact, read_request
from rightdoor.work.referrals.models import Asker, Referral
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=1, hours=5)


@pytest.fixture(autouse=True)
def on_tuesday(settings: Any) -> None:
    settings.CLOCK = LATER.isoformat()


def read(referral: Referral, by: Account, *, hours: int = 0) -> None:
    read_request(referral_id=referral.pk, by=by, at=MONDAY + timedelta(hours=hours))


def visit(client: Client) -> None:
    client.post("/my-request/", {"code": CODE, "word": WORD}, follow=True)


def page_of(client: Client) -> str:
    return client.get(reverse("my-request-looked")).content.decode()


def test_it_tells_each_role_once_a_day_and_no_name_and_no_hour(
    client: Client, partnership: Partnership, administrator: Account, lead: Account
) -> None:
    referral = a_request(partnership)
    read(referral, administrator)
    read(referral, administrator, hours=2)
    read(referral, lead, hours=24)
    record("triage.see_queue", about=None, by=lead, at=MONDAY, shown=[referral.pk])
    log_contact(
        referral_id=referral.pk, happened_at=MONDAY, way="call", with_whom="Wren", outcome="spoke", by=administrator,
        at=MONDAY + timedelta(hours=3),
    )  # fmt: skip
    visit(client)

    page = page_of(client)

    days = looked_days(referral, LATER)
    assert [one.day for one in days] == ["Tuesday 10 March 2026", "Monday 9 March 2026"]
    assert days[1].lines == [
        "Front-door administrator: read it and worked on it",
        "Safeguarding lead: saw it in a list",
    ]
    assert "Safeguarding lead: read it" in page
    assert "You, or somebody with your code" in page
    assert not any(word in page for word in ("Nettleship", "Quarrington", "9 am", "09:00", "9:00"))


def test_before_anybody_looked_it_says_so(partnership: Partnership) -> None:
    assert looked_days(a_request(partnership), LATER) == []


def test_the_page_of_the_request_leads_there_and_without_the_word_it_does_not_open(
    client: Client, partnership: Partnership
) -> None:
    a_request(partnership)
    assert client.get(reverse("my-request-looked"))["Location"] == reverse("my-request")

    visit(client)

    assert reverse("my-request-looked") in client.get(reverse("my-request-open")).content.decode()
    assert client.get(reverse("my-request-looked")).status_code == 200


def test_what_is_about_something_else_of_the_child_is_not_told(
    client: Client, partnership: Partnership, lead: Account
) -> None:
    """A flag, a block, a part that is kept apart: each look there is about that thing, and stays hidden here."""
    referral = a_request(partnership)
    read(referral, lead)
    before = looked_days(referral, LATER)
    other = a_request(partnership, person=referral.person, code="other-code-of-hers-two")
    for act, thing in (("safeguarding.flag_read", other), ("sealing.seal", other), ("conflicts.make_block", other)):
        record(act, about=thing, by=lead, at=MONDAY + timedelta(hours=1))

    assert looked_days(referral, LATER) == before


def test_whoever_only_finds_them_among_others_is_on_the_list_too(partnership: Partnership, lead: Account) -> None:
    referral = a_request(partnership)
    assert referral.person is not None

    who_is_known(told=told_of(referral.person), by=lead, at=MONDAY)
    assert looked_days(referral, LATER) == []  # their own record is not found again
    show(people=[referral.person], by=lead, at=MONDAY)

    assert [one.lines for one in looked_days(referral, LATER)] == [["Safeguarding lead: saw it in a list"]]


@pytest.mark.parametrize(("name", "read_it"), [("what was agreed", read_agreements), ("what they need", read_needs)])
def test_reading_a_page_about_them_is_told(name: str, read_it: Any, partnership: Partnership, lead: Account) -> None:
    referral = a_request(partnership)

    read_it(person_id=referral.person_id, by=lead, at=MONDAY)

    assert [one.lines for one in looked_days(referral, LATER)] == [["Safeguarding lead: read it"]], name


@pytest.mark.parametrize("asker", [Asker.CHILD, Asker.SOMEONE, Asker.GROUP])
def test_nobody_else_who_asked_sees_it(client: Client, partnership: Partnership, asker: Asker) -> None:
    referral = a_request(partnership, asker=asker, referrer_plan=a_plan(partnership))
    visit(client)

    assert not sees_who_looked(referral)
    assert client.get(reverse("my-request-looked")).status_code == 404
    assert reverse("my-request-looked") not in client.get(reverse("my-request-open")).content.decode()
