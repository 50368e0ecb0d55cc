"""Measures through the pages: chosen with their licence, filled in, seen over time."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.models import Account
from rightdoor.work.caseload.tests.test_pages import page
from rightdoor.work.outcomes.models import Measure
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.models import Episode
from tests.people_here import SignedIn

pytestmark = pytest.mark.django_db


def sent(**more: str) -> dict[str, str]:
    return {
        "form_key": str(uuid4()), "measured_on_day": "9", "measured_on_month": "3", "measured_on_year": "2026",
        "who_answered": "self", **more,
    }  # fmt: skip


def test_an_instrument_is_chosen_with_its_licence_and_only_free_ones_ask_their_questions(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)

    shown = page(client, "episode-measures", going.pk)
    assert "Its questions may not be here: only scores are written down" in shown
    assert "GBO" not in shown
    assert "Trouble relaxing" in page(client, "episode-measure", going.pk, "gad7")
    entered = page(client, "episode-measure", going.pk, "rcads")
    assert "From 0 to 30" in entered
    assert "item_" not in entered
    assert client.get(reverse("episode-measure", args=[going.pk, "gbo"])).status_code == 404


def test_what_was_answered_stands_as_a_line_and_a_table(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    client = signed_in(worker)
    answers = {f"item_{number}": "2" for number in range(1, 8)}

    assert client.post(reverse("episode-measure", args=[going.pk, "gad7"]), sent(**answers)).status_code == 302

    shown = page(client, "episode-measures", going.pk)
    assert "The young person: 14 on 9 March 2026; above cut off." in shown
    assert '<th scope="row">9 March 2026</th>' in shown


def test_what_cannot_be_so_is_told_and_nothing_typed_is_lost(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    where = reverse("episode-measure", args=[going.pk, "sdq_self"])

    answer = client.post(where, sent(scale_emotional="11", scale_peer="3"))
    assert answer.status_code == 422
    assert "Write a number from 0 to 10" in answer.content.decode()
    assert 'value="3"' in answer.content.decode()
    empty = client.post(where, sent())
    assert "No score was written down" in empty.content.decode()
    assert not Measure.objects.exists()


def test_a_worrying_answer_calls_a_person_and_stands_first(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)

    client.post(reverse("episode-measure", args=[going.pk, "phq9"]), sent(item_9="3"))

    assert RedFlag.objects.get().heard.endswith("Nearly every day")
    assert "was answered yes. A person was called" in page(client, "episode-measures", going.pk)


@pytest.mark.parametrize("name", ["episode", "episode-measures"])
def test_a_page_asks_as_many_questions_for_one_measure_as_for_many(
    going: Episode, worker: Account, signed_in: SignedIn, name: str
) -> None:
    client = signed_in(worker)
    where = reverse("episode-measure", args=[going.pk, "sdq_self"])
    client.post(where, sent(scale_emotional="4"))
    page(client, name, going.pk)
    with CaptureQueriesContext(connection) as of_one:
        page(client, name, going.pk)
    for number in range(5):
        client.post(where, sent(scale_emotional=str(number), scale_peer="2"))
    with CaptureQueriesContext(connection) as of_many:
        page(client, name, going.pk)

    assert Measure.objects.count() == 6
    assert len(of_many) == len(of_one)
