"""What workers bring and who suits a help, through the pages."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.workforce.models import Away, Brings
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import worker_of
from tests.people_here import SignedIn

pytestmark = pytest.mark.django_db
BRINGS = {"tongues": "Polish, Welsh,", "can_do": ["trauma"], "works_in": "Dover", "is_a": "woman", "carries": "12"}


def page(client: Client, name: str, key: object) -> str:
    answer = client.get(reverse(name, args=[key]))
    assert answer.status_code == 200, name
    return unescape(answer.content.decode())


def test_a_worker_keeps_what_they_bring_and_a_manager_reads_it_beside_their_name(
    episode: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    mine = signed_in(worker)
    assert mine.get(reverse("brings-mine"), follow=True).status_code == 200
    assert mine.post(reverse("brings-keep", args=[worker.pk]), BRINGS).status_code == 302
    assert Brings.objects.get().languages == ["Polish", "Welsh"]
    assert "Polish, Welsh" in page(mine, "brings", worker.pk)
    refused = mine.post(reverse("brings-keep", args=[worker.pk]), {**BRINGS, "carries": "-1"})
    assert refused.status_code == 422

    client = signed_in(manager)
    shown = page(client, "episode", episode.pk)
    assert "For: Has room: carries 0 of 12." in shown
    assert "would rather see a woman or a man is not written down: ask." in shown
    client.post(reverse("episode-wish", args=[episode.pk]), {"rather": "woman", "asks_for": ["trauma"]})
    client.post(reverse("episode-weight", args=[episode.pk]), {"takes": "heavy"})
    shown = page(client, "episode", episode.pk)
    assert "They would rather see a woman. Has every skill that it asks for." in shown


def test_nobody_but_they_and_a_manager_keeps_what_somebody_brings(
    partnership: Partnership, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker_of(partnership, "Sorrel Finch"))
    assert client.get(reverse("brings", args=[worker.pk])).status_code == 404
    assert client.post(reverse("brings-keep", args=[worker.pk]), BRINGS).status_code == 404
    assert client.post(reverse("brings-away", args=[worker.pk]), {}).status_code == 404
    assert not Brings.objects.exists()


def test_whoever_leads_it_sees_what_it_asks_for_and_not_what_spoke_against_them(
    partnership: Partnership, episode: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    worker_of(partnership, "Sorrel Finch")
    client = signed_in(manager)
    client.post(reverse("brings-keep", args=[worker.pk]), {**BRINGS, "carries": "0"})
    client.post(reverse("episode-give", args=[episode.pk]), {"worker": str(worker.pk), "give_why": ""})
    assert "Against: Has no room" in page(client, "episode", episode.pk)

    theirs = page(signed_in(worker), "episode", episode.pk)
    assert "They would rather see" in theirs
    assert "Has no room" not in theirs
    assert "Sorrel Finch" not in theirs


def test_a_manager_writes_down_days_away_and_the_child_s_page_says_who_covers(
    partnership: Partnership, going: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    other, client = worker_of(partnership, "Sorrel Finch"), signed_in(manager)
    days = {f"away_{end}_{part}": value for end in ("from", "to")
            for part, value in (("day", "9" if end == "from" else "11"), ("month", "3"), ("year", "2026"))}  # fmt: skip
    turned = {**days, "away_to_day": "2"}
    where = reverse("brings-away", args=[worker.pk])
    assert client.post(where, {**turned, "covered_by": str(other.pk)}).status_code == 409
    assert client.post(where, {**days, "covered_by": str(other.pk)}).status_code == 302

    assert Away.objects.get().stands_in == other
    assert "Sorrel Finch covers" in page(client, "brings", worker.pk)
    shown = page(client, "episode", going.pk)
    assert "Sorrel Finch, to the end of 11 March 2026" in shown
    assert "from 9 March 2026 to the end of 11 March 2026" in shown
