"""A place that is free: who is next and why, an offer with time to answer, and nobody loses their place."""

from datetime import date, timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.looking import who_looked
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind as Need
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.work.freeplaces.actions.offering import Looked, NotOffered, offer_place, write_answer
from rightdoor.work.freeplaces.lifecycle import Said
from rightdoor.work.freeplaces.models import PlaceOffered
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.actions.allocating import allocate
from rightdoor.work.support.actions.waiting import pause
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
LOOKED = Looked(safety="Nothing new", contact="The text is still safe", fit="Tuesdays suit")
NEXT_WEEK, FRIDAY = date(2026, 3, 17), date(2026, 3, 13)


def offered(episode: Episode, by: Account, **more: Any) -> PlaceOffered:
    plain = {"starts_on": NEXT_WEEK, "what": "Tuesdays at 4, the hall", "looked": LOOKED, "answer_by": FRIDAY}
    return offer_place(episode_id=episode.pk, form_key=uuid4(), by=by, at=MONDAY, **{**plain, **more})


def why_not(episode: Episode, by: Account, **more: Any) -> str:
    with pytest.raises(NotOffered) as told:
        offered(episode, by, **more)
    return str(told.value)


def answered(one: PlaceOffered, by: Account, said: Said = Said.LATER, days: int = 1) -> PlaceOffered:
    at = MONDAY + timedelta(days=days)
    return write_answer(episode_id=one.episode_id, offered_id=one.pk, said=said, words="Not yet", by=by, at=at)


@pytest.mark.parametrize("said", [Said.LATER, Said.NOT_REACHED, Said.YES])
def test_whatever_they_say_they_keep_their_place(episode: Episode, manager: Account, said: Said) -> None:
    one = offered(episode, manager)
    done = answered(one, manager, said, days=5)
    after = Episode.objects.get(pk=episode.pk)
    assert (done.said, done.words) == (said, "Not yet")
    assert (after.stage, after.counts_from, after.rank) == (episode.stage, episode.counts_from, episode.rank)
    with pytest.raises(NotOffered, match="already"):
        answered(one, manager)


def test_they_have_time_to_answer(episode: Episode, manager: Account) -> None:
    assert "two days or more" in why_not(episode, manager, answer_by=date(2026, 3, 10))
    assert "before they have to answer" in why_not(episode, manager, starts_on=date(2026, 3, 12))
    one = offered(episode, manager)
    with pytest.raises(NotOffered, match="still have time"):
        answered(one, manager, Said.NOT_REACHED, days=4)


def test_one_place_is_offered_to_somebody_at_a_time_and_a_form_sent_twice_is_one(
    episode: Episode, manager: Account
) -> None:
    key = uuid4()
    first = offer_place(
        episode_id=episode.pk, starts_on=NEXT_WEEK, what="Tuesdays", looked=LOOKED, answer_by=FRIDAY, form_key=key,
        by=manager, at=MONDAY,
    )  # fmt: skip
    again = offer_place(
        episode_id=episode.pk, starts_on=NEXT_WEEK, what="Tuesdays", looked=LOOKED, answer_by=FRIDAY, form_key=key,
        by=manager, at=MONDAY,
    )  # fmt: skip
    assert first == again
    assert "have not answered yet" in why_not(episode, manager)


def test_nothing_is_offered_while_they_may_not_be_safe_or_once_help_began(
    episode: Episode, manager: Account, worker: Account
) -> None:
    flag = raise_flag(
        partnership=episode.partnership, area="kent", about=episode.referral, facts=["in_danger_now"],
        source=RedFlag.Source.STAFF, by=manager, at=MONDAY,
    )  # fmt: skip
    assert "red flag" in why_not(episode, manager)
    RedFlag.objects.filter(pk=flag.pk).update(handled_at=MONDAY, handled_by=manager)
    begun(episode, manager, worker)
    assert "do not wait any more" in why_not(episode, manager)


def test_whoever_does_not_lead_offers_nothing_and_sees_nothing(
    partnership: Partnership, episode: Episode, manager: Account, worker: Account
) -> None:
    stranger = staff(partnership, "Aldous Fennimore", Role.WORKER, area="kent")
    allocate(episode_id=episode.pk, worker_id=worker.pk, why="Room", handed_over="", by=manager, at=MONDAY)
    one = offered(episode, worker)
    for who, there in ((worker, True), (stranger, False)):
        with acting(who, MONDAY):
            assert PlaceOffered.objects.filter(pk=one.pk).exists() is there
    with pytest.raises(Denied):
        offered(episode, stranger)


def ask(client: Client, **more: str) -> str:
    day = {"programme": "one_to_one", "starts_on_day": "17", "starts_on_month": "3", "starts_on_year": "2026"}
    answer = client.get(reverse("free-place", args=["kent.hera", "kent"]), {**day, **more})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_who_is_next_is_said_with_reasons_and_with_who_was_passed_over(
    partnership: Partnership, episode: Episode, manager: Account, lead: Account, signed_in: SignedIn
) -> None:
    first = accepted(partnership, manager, at=MONDAY - timedelta(days=30), name="Robin")
    second = accepted(partnership, manager, at=MONDAY - timedelta(days=20), name="Amber")
    accepted(partnership, manager, at=MONDAY - timedelta(days=25), name="Rowan")
    pause(episode_id=first.pk, until=date(2026, 5, 1), because="Exams", by=manager, at=MONDAY)
    rowan = Episode.objects.get(person__preferred_name="Rowan")
    offered(rowan, manager)
    assert second.person is not None
    note_need(
        person=second.person, whose=Whose.CHILD, kind=Need.INTERPRETER, language="Polish", words="", source="Them",
        by=lead, at=MONDAY,
    )  # fmt: skip
    client = signed_in(manager)
    assert "A place is free" in client.get(reverse("waiting-list", args=["kent.hera", "kent"])).content.decode()

    shown = ask(client)

    assert shown.index("Amber") < shown.index("Robin")
    assert "book an interpreter" in shown
    assert "They asked for a pause until" in shown
    assert "Rowan" not in shown  # they have a place to answer about
    assert "Wren" not in shown  # stands behind
    assert who_looked("referrals.referral", second.referral_id, MONDAY)
    assert "It is held in their language" in ask(client, language="Polish")


def test_a_day_that_is_over_is_refused_and_another_service_is_not_found(
    episode: Episode, manager: Account, signed_in: SignedIn
) -> None:
    client = signed_in(manager)
    where = reverse("free-place", args=["kent.hera", "kent"])
    assert client.get(where).status_code == 200
    old = {"programme": "one_to_one", "starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2026"}
    assert client.get(where, old).status_code == 422
    assert client.get(reverse("free-place", args=["kent.nothing", "kent"])).status_code == 404


def test_nobody_is_next_where_nobody_is_ready(episode: Episode, manager: Account, signed_in: SignedIn) -> None:
    pause(episode_id=episode.pk, until=date(2026, 5, 1), because="Exams", by=manager, at=MONDAY)
    assert "Nobody on this list is ready for it" in ask(signed_in(manager))


def test_it_is_offered_and_answered_on_the_page_and_what_was_typed_comes_back(
    episode: Episode, manager: Account, signed_in: SignedIn
) -> None:
    client = signed_in(manager)
    typed = {
        "form_key": str(uuid4()), "what": "Tuesdays at 4", "safety": "Nothing new", "contact": "By text", "fit": "",
        "starts_on_day": "17", "starts_on_month": "3", "starts_on_year": "2026", "answer_by_day": "13",
        "answer_by_month": "3", "answer_by_year": "2026",
    }  # fmt: skip
    where = reverse("free-place-offer", args=[episode.pk])
    bad = client.post(where, typed)
    assert bad.status_code == 422
    assert "Tuesdays at 4" in bad.content.decode()
    soon = client.post(where, {**typed, "fit": "Yes", "answer_by_day": "9"})
    assert soon.status_code == 409
    assert "two days or more" in unescape(soon.content.decode())
    assert client.post(where, {**typed, "fit": "Yes"}).status_code == 302
    one = PlaceOffered.objects.get()
    page = client.get(reverse("free-place-of", args=[episode.pk])).content.decode()
    assert "Write down what they said" in page
    said = reverse("free-place-answer", args=[episode.pk, one.pk])
    assert client.post(said, {"said_words": "Yes please"}).status_code == 422
    assert client.post(said, {"said": "yes", "said_words": "Yes please"}).status_code == 302
    assert "Yes please" in client.get(reverse("free-place-of", args=[episode.pk])).content.decode()
