"""A birthday that cannot be one: it is asked again in a sentence, it is kept as it was typed, and it stops nothing."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from rightdoor.ground.access.models import Partnership
from rightdoor.records.questions.reading import form
from rightdoor.records.questions.told import told
from rightdoor.work.referrals.latest_day import latest_day
from rightdoor.work.referrals.models import Draft, Referral
from rightdoor.work.referrals.presenters.pages import number_of

WHO = f"/ask/{number_of(form('me'), 'who')}/"
NOT_YET, TOO_LONG_AGO = "That day has not come yet. Check the year", "That is more than 120 years ago. Check the year"


def born_in(year: str) -> dict[str, Any]:
    return {"preferred_name": "Wren", "born_on_day": "31", "born_on_month": "Dec", "born_on_year": year}


@pytest.fixture
def begun(client: Client, partnership: Partnership) -> Client:
    """Somebody of twelve or older has begun to ask for themselves."""
    client.post("/ask/", {"asker": "me"})
    return client


@pytest.mark.parametrize(("year", "says"), [("2199", NOT_YET), ("1899", TOO_LONG_AGO)])
def test_a_birthday_that_cannot_be_is_asked_again_and_kept_as_typed(begun: Client, year: str, says: str) -> None:
    answer = begun.post(WHO, born_in(year))

    assert answer.status_code == 422
    assert says in answer.text
    again = begun.get(WHO).text
    assert f'value="{year}"' in again
    assert 'value="Dec"' in again
    assert 'value="Wren"' in again
    assert "born_on" not in Draft.objects.get().answers


def test_a_birthday_that_cannot_be_is_sent_word_for_word_and_no_age_is_made_of_it(begun: Client) -> None:
    begun.post(WHO, born_in("2199"))

    for _press in range(2):
        begun.post("/ask/send/", {"form_key": str(Draft.objects.get().form_key)})

    referral = Referral.objects.get()
    lines = {line.name: line.answer for line in told(form("me"), referral.answers)}
    assert lines["born_on"] == "“31 Dec 2199”"
    assert referral.person is not None
    assert (referral.person.born_on, referral.person.age_said) == (None, None)


def test_somebody_of_thirty_is_told_where_adults_find_help_and_what_they_wrote_is_sent_all_the_same(
    begun: Client,
) -> None:
    answer = begun.post(WHO, born_in("1995"))

    assert answer.status_code == 422
    assert "Services here are for people up to 25." in answer.text
    assert 'value="1995"' in answer.text
    for _press in range(2):
        begun.post("/ask/send/", {"form_key": str(Draft.objects.get().form_key)})
    referral = Referral.objects.get()
    lines = {line.name: line.answer for line in told(form("me"), referral.answers)}
    assert lines["born_on"] == "“31 Dec 1995”"
    assert "age" not in referral.facts


@pytest.mark.parametrize(
    ("saved_at", "latest"),
    [("2026-03-10T10:00", "2026-03-11"), ("2026-06-30T22:59", "2026-07-01"), ("2026-06-30T23:30", "2026-07-02")],
)
def test_a_page_never_calls_today_a_day_that_is_still_to_come(saved_at: str, latest: str) -> None:
    draft: Any = SimpleNamespace(saved_at=datetime.fromisoformat(saved_at).replace(tzinfo=UTC))

    assert latest_day(draft).isoformat() == latest
