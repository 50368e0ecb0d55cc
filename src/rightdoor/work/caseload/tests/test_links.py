"""Having an instrument answered by a link, through the pages of whoever leads the help."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.caseload.tests.test_pages import page
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.outcomes.secrets_of_links import secret_of, words_with
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import worker_of
from tests.people_here import SignedIn

pytestmark = pytest.mark.django_db


def made(client: Client, episode: Episode, **more: str) -> str:
    sent = {"form_key": str(uuid4()), "link_measure": "phq9", "link_for": "self", "link_days": "14",
            "link_way": "handed", **more}  # fmt: skip
    return client.post(reverse("episode-links", args=[episode.pk]), sent, follow=True).content.decode()


def test_a_link_is_shown_once_to_hand_over_and_can_be_taken_back(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    assert "only scores are written down" in page(client, "episode-links", going.pk)

    shown = made(client, going)

    link = FormLink.objects.get()
    assert secret_of(link.pk) in shown
    assert words_with(link.pk) in shown
    again = page(client, "episode-link", going.pk, link.pk)
    assert "This link cannot be shown again" in again
    assert words_with(link.pk) not in again
    client.post(reverse("episode-link-end", args=[going.pk, link.pk]))
    assert "Taken back on 9 March 2026" in page(client, "episode-links", going.pk)


def test_what_is_wrong_is_told_and_what_was_chosen_is_kept(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    told = made(signed_in(worker), going, link_days="400")

    assert "Write a number from 1 to 60" in told
    assert 'value="400"' in told
    assert not FormLink.objects.exists()


def test_nobody_who_does_not_lead_it_makes_a_link(
    going: Episode, partnership: Partnership, signed_in: SignedIn
) -> None:
    client = signed_in(worker_of(partnership, "Somebody Else"))

    assert client.get(reverse("episode-links", args=[going.pk])).status_code == 404
    made(client, going)
    assert not FormLink.objects.exists()
