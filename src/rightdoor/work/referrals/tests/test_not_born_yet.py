"""A child who is not born yet is real: their expected day goes with the request, and no age is made of it."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.questions.reading import form
from rightdoor.work.referrals.models import Draft, Referral
from rightdoor.work.referrals.presenters.pages import number_of
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.usefixtures("partnership", "on_monday")
WHO = f"/ask/{number_of(form('child'), 'who')}/"
DUE = {"due_on_day": "3", "due_on_month": "7", "due_on_year": "2026"}


@pytest.fixture
def on_monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


def asked(client: Client, **typed: str) -> Referral:
    client.post("/ask/", {"asker": "child"})
    client.post(WHO, {**DUE, **typed})
    client.post("/ask/send/", {"form_key": str(Draft.objects.get().form_key)})
    return Referral.objects.get()


def test_the_expected_day_goes_to_the_person_and_no_age_with_it(client: Client) -> None:
    request = asked(client)

    assert request.person is not None
    assert (request.person.due_on, request.person.born_on, request.person.age_said) == (date(2026, 7, 3), None, None)
    assert "age" not in request.facts
    assert "born_on" not in request.facts


def test_with_an_age_beside_it_the_age_counts_and_the_day_stays_with_what_was_typed(client: Client) -> None:
    request = asked(client, age="4")

    assert request.person is not None
    assert (request.person.due_on, request.person.age_said) == (None, 4)


def test_staff_read_when_the_child_is_expected(
    client: Client, partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    request = asked(client)

    page = signed_in(practitioner).get(f"/work/requests/{request.pk}/").content.decode()

    assert "3 July 2026" in page
