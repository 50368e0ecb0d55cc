"""How many a service helps at a time: one manager asks, another agrees, and from its day it holds and is told."""

from datetime import date, timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.waiting.expecting import Known
from rightdoor.work.capacity.actions import NotSo, propose_capacity, settle_capacity, take_back
from rightdoor.work.capacity.models import Capacity
from rightdoor.work.capacity.presenters import place_of_capacity
from rightdoor.work.capacity.queries import capacity_on
from rightdoor.work.support.expecting import expected_for
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import episode, on_monday, worker
from tests.people_here import MONDAY, SignedIn, staff

__all__ = ["episode", "on_monday", "worker"]
pytestmark = pytest.mark.django_db
TODAY, NEXT_WEEK = MONDAY.date(), date(2026, 3, 16)
HERE: dict[str, Any] = {"service": "kent.hera", "area": "kent"}


@pytest.fixture
def first(partnership: Partnership) -> Account:
    return staff(partnership, "Juno Ashdown", Role.MANAGER, area="kent")


@pytest.fixture
def second(partnership: Partnership) -> Account:
    return staff(partnership, "Merle Tallowfield", Role.MANAGER, area="kent")


def asked(by: Account, many: int = 12, since: date = TODAY, **more: Any) -> Capacity:
    said = {"how_many": many, "holds_from": since, "because": "Two workers left", "form_key": uuid4(), "at": MONDAY}
    return propose_capacity(**{**HERE, **said, **more}, by=by)


def agreed(one: Capacity, by: Account, **more: Any) -> Capacity:
    return settle_capacity(**{"capacity_id": one.pk, "is_agreed": True, "because": "", "at": MONDAY, **more}, by=by)


def holds(partnership: Partnership, day: date) -> int | None:
    return capacity_on(partnership.pk, "kent.hera", "kent", day)


def test_it_holds_from_its_day_once_a_second_manager_has_agreed(
    partnership: Partnership, first: Account, second: Account
) -> None:
    one = asked(first, 12, NEXT_WEEK)
    assert Task.objects.get(about_id=one.pk).done_at is None
    assert holds(partnership, NEXT_WEEK) is None
    agreed(one, second)
    assert (holds(partnership, TODAY), holds(partnership, NEXT_WEEK)) == (None, 12)
    assert Task.objects.get(about_id=one.pk).done_at == MONDAY
    agreed(asked(first, 9, NEXT_WEEK + timedelta(days=7)), second)
    assert [holds(partnership, NEXT_WEEK + timedelta(days=days)) for days in (6, 7)] == [12, 9]


def test_whoever_asked_does_not_agree_even_by_another_account(
    partnership: Partnership, first: Account, second: Account
) -> None:
    one = asked(first)
    other_account = staff(partnership, "juno  ashdown", Role.MANAGER, area="kent")
    elsewhere = staff(partnership, "Cato Penhale", Role.MANAGER, area="medway")
    for nobody in (first, other_account, elsewhere):
        with pytest.raises(Denied):
            agreed(one, nobody)
    with pytest.raises(Denied):
        take_back(capacity_id=one.pk, by=second, at=MONDAY)


def test_it_never_holds_from_before_both_had_said_so(partnership: Partnership, first: Account, second: Account) -> None:
    agreed(asked(first), second, at=MONDAY + timedelta(days=3))
    assert [holds(partnership, TODAY + timedelta(days=days)) for days in (2, 3)] == [None, 12]


def test_one_change_is_asked_for_at_a_time_and_the_same_form_twice_is_one(first: Account, second: Account) -> None:
    key = uuid4()
    one = asked(first, form_key=key)
    assert asked(first, form_key=key) == one
    with pytest.raises(NotSo, match="waits for a second person"):
        asked(second)
    take_back(capacity_id=one.pk, by=first, at=MONDAY)
    with pytest.raises(NotSo, match="settled it already"):
        agreed(one, second)
    assert asked(second).settled_at is None


def test_what_cannot_be_is_refused_in_words(first: Account) -> None:
    with pytest.raises(NotSo, match="That day is over"):
        asked(first, since=date(2026, 3, 8))
    with pytest.raises(NotSo, match="not in the catalogue"):
        asked(first, service="kent.nobody")
    assert place_of_capacity(uuid4()) == reverse("tasks-mine")


def test_where_it_is_none_nobody_new_begins_and_whoever_waits_stays_and_is_told_so(
    episode: Episode, first: Account, second: Account, signed_in: SignedIn
) -> None:
    agreed(asked(first, 0), second)
    assert expected_for(episode, Episode.objects.all(), MONDAY).known == Known.NOBODY_STARTS
    assert Episode.objects.waiting().get() == episode
    shown = unescape(signed_in(first).get(reverse("waiting-list", args=["kent.hera", "kent"])).content.decode())
    assert "Nobody new begins here now. Whoever waits keeps their place" in shown


def test_managers_ask_agree_and_take_back_on_its_page_and_lose_nothing_they_typed(
    partnership: Partnership, first: Account, second: Account, signed_in: SignedIn
) -> None:
    where = reverse("capacity", args=["kent.hera", "kent"])
    day = {"from_day_day": "16", "from_day_month": "3", "from_day_year": "2026"}
    key = str(uuid4())
    client = signed_in(first)
    wrong = client.post(f"{where}ask/", {"at_a_time": "a dozen", "reason": "Two workers left", "form_key": key, **day})
    assert wrong.status_code == 422
    assert "Write a whole number, from 0 to 5000" in wrong.content.decode()
    assert "a dozen" in wrong.content.decode()
    sent = {"at_a_time": "12", "reason": "Two workers left", "form_key": key, **day}
    assert client.post(f"{where}ask/", sent).status_code == 302
    assert client.post(f"{where}ask/", {**sent, "form_key": str(uuid4())}).status_code == 409
    one = Capacity.objects.get()
    settling = reverse("capacity-settle", args=[one.pk])
    assert client.post(settling, {"settled": "agreed"}).status_code == 404
    colleague = signed_in(second)
    assert colleague.post(settling, {"settled": "not_agreed"}).status_code == 422
    assert colleague.post(settling, {"settled": "agreed"}).status_code == 302
    assert holds(partnership, NEXT_WEEK) == 12
    again = {**sent, "form_key": str(uuid4()), "at_a_time": "0"}
    client = signed_in(first)
    assert client.post(f"{where}ask/", again).status_code == 302
    newest = Capacity.objects.latest("pk")
    assert client.post(reverse("capacity-back", args=[newest.pk])).status_code == 302
    shown = unescape(client.get(where).content.decode())
    assert "agreed by Merle Tallowfield, holds from its day" in shown
    assert "not agreed by Juno Ashdown: taken back" in shown
    assert client.get(reverse("capacity", args=["kent.nobody", "kent"])).status_code == 404
