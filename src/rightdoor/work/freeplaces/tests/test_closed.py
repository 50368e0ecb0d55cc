"""A service takes nobody new while children wait: one call a list, a decision for each, and nobody is lost."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.looking import who_looked
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.records.directory.queries import entry
from rightdoor.work.capacity.models import Capacity, ClosedList
from rightdoor.work.freeplaces.actions import closed as closing
from rightdoor.work.freeplaces.actions.closed import NotDecided, decide_wait, undecided, watch_closed
from rightdoor.work.freeplaces.lifecycle import Wait
from rightdoor.work.freeplaces.models import WaitDecision
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
CLOCK = System("closed_lists")


def takes(how_many: int, episode: Episode, by: Account) -> None:
    """Two managers agreed to it."""
    other = staff(episode.partnership, f"Manager {uuid4()}", Role.MANAGER, area=episode.area)
    Capacity.objects.create(
        partnership=episode.partnership, service=episode.service, area=episode.area, how_many=how_many,
        holds_from=MONDAY.date(), because="No staff", proposed_at=MONDAY, proposed_by=by, settled_at=MONDAY,
        settled_by=other, is_agreed=True, form_key=uuid4(),
    )  # fmt: skip


def open_tasks() -> list[Task]:
    return list(Task.objects.open().filter(kind=Task.Kind.LIST_CLOSED))


def keep(episode: Episode, by: Account, **more: Any) -> WaitDecision:
    said = {"decision": Wait.KEEP, "because": "They want this help", "form_key": uuid4(), **more}
    return decide_wait(closed=ClosedList.objects.get(), episode_id=episode.pk, by=by, at=MONDAY, **said)


@pytest.fixture
def shut(episode: Episode, manager: Account) -> Episode:
    """Nobody new is taken where one waits."""
    takes(0, episode, manager)
    watch_closed(by=CLOCK, at=MONDAY)
    return episode


def test_whoever_looks_after_the_list_is_called_once_a_list_and_not_once_a_child(
    episode: Episode, manager: Account, partnership: Partnership
) -> None:
    accepted(partnership, manager, name="Robin")
    assert watch_closed(by=CLOCK, at=MONDAY) == 0
    takes(0, episode, manager)
    assert [watch_closed(by=CLOCK, at=MONDAY) for _time in range(2)] == [1, 0]
    task = open_tasks()[0]
    assert len(open_tasks()) == 1
    assert task.about_kind == "capacity.closedlist"
    assert Notice.objects.filter(task=task, to=manager).exists()


def test_they_are_called_again_for_whoever_comes_to_wait_later(
    shut: Episode, manager: Account, partnership: Partnership
) -> None:
    keep(shut, manager)
    assert open_tasks() == []
    watch_closed(by=CLOCK, at=MONDAY)
    assert open_tasks() == []
    later = accepted(partnership, manager, name="Robin")
    watch_closed(by=CLOCK, at=MONDAY + timedelta(days=1))
    assert len(open_tasks()) == 1
    assert list(undecided(ClosedList.objects.get())) == [later]


def test_nobody_leaves_the_list_by_a_decision_and_each_has_its_reason(shut: Episode, manager: Account) -> None:
    with pytest.raises(NotDecided):
        keep(shut, manager, because=" ")
    key = uuid4()
    for _time in range(2):
        keep(shut, manager, decision=Wait.TOLD, because="Told her aunt of Kooth", form_key=key)
    assert WaitDecision.objects.count() == 1
    shut.refresh_from_db()
    assert (shut.stage, shut.counts_from) == ("waiting", MONDAY)


def test_a_service_that_has_left_the_catalogue_calls_too(episode: Episode, monkeypatch: pytest.MonkeyPatch) -> None:
    found = entry(episode.service)
    assert found is not None
    ended = replace(found, effective_to=MONDAY.date() - timedelta(days=1))
    monkeypatch.setattr(closing, "entry", lambda _code: ended)
    assert watch_closed(by=CLOCK, at=MONDAY) == 1
    monkeypatch.setattr(closing, "entry", lambda _code: replace(found, effective_to=MONDAY.date()))
    assert watch_closed(by=CLOCK, at=MONDAY) == 0
    assert open_tasks() == []


def test_once_it_takes_people_again_nobody_is_called_and_the_next_time_all_are_decided_anew(
    shut: Episode, manager: Account
) -> None:
    keep(shut, manager)
    takes(3, shut, manager)
    Capacity.objects.filter(how_many=0).update(settled_at=MONDAY - timedelta(days=1))
    watch_closed(by=CLOCK, at=MONDAY)
    assert ClosedList.objects.get().over_at == MONDAY
    Capacity.objects.filter(how_many=3).delete()
    assert watch_closed(by=CLOCK, at=MONDAY + timedelta(days=2)) == 1


def test_the_page_shows_each_and_keeps_what_was_typed(shut: Episode, manager: Account, signed_in: SignedIn) -> None:
    client, closed = signed_in(manager), ClosedList.objects.get()
    here = reverse("closed-list", args=[closed.pk])
    assert "not decided" in client.get(here).content.decode()
    decide = reverse("closed-list-decide", args=[closed.pk, shut.pk])
    bad = client.post(decide, {"form_key": str(uuid4()), "wait_because": "Kept words"})
    assert bad.status_code == 422
    assert "Kept words" in bad.content.decode()
    told = {"form_key": str(uuid4()), "wait_decision": "keep", "wait_because": "They want this"}
    assert client.post(decide, told)["Location"] == here
    assert "They want this" in client.get(here).content.decode()
    assert who_looked("referrals.referral", shut.referral_id, MONDAY)


def test_nobody_of_another_area_sees_the_list_or_decides(
    shut: Episode, worker: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    far = staff(partnership, "Linden Fairweather", Role.MANAGER, area="medway")
    for account in (far, worker):
        client = signed_in(account)
        assert client.get(reverse("closed-list", args=[ClosedList.objects.get().pk])).status_code == 404
        with pytest.raises(Denied):
            keep(shut, account)
