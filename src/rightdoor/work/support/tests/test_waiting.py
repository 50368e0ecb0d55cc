"""While a family waits: the order of the list, a pause at their wish, and how they are."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.tasks.models import Task
from rightdoor.work.referrals.lifecycle import Priority
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.actions.holding import NoSuchDay
from rightdoor.work.support.actions.waiting import NotWaiting, check_in, pause, reorder
from rightdoor.work.support.models import CheckIn, Episode
from rightdoor.work.support.tests.help_here import accepted
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def asked(episode: Episode, by: Account, **more: object) -> CheckIn:
    plain: dict[str, object] = {
        "with_whom": "Wren", "is_reached": True, "is_worse": False, "ways_still_safe": True, "words": "All right",
        "form_key": uuid4(),
    }  # fmt: skip
    return check_in(episode_id=episode.pk, by=by, at=MONDAY + DAY, **{**plain, **more})  # type: ignore[arg-type]


def moved(episode: Episode, by: Account, urgency: Priority = Priority.URGENT, days: int = 0) -> Episode:
    return reorder(
        episode_id=episode.pk, urgency=urgency, counts_from=MONDAY - days * DAY, because="She is out of school now",
        by=by, at=MONDAY,
    )  # fmt: skip


def test_a_list_is_in_the_order_of_need_and_then_of_how_long_they_wait(
    partnership: Partnership, manager: Account
) -> None:
    second = accepted(partnership, manager, at=MONDAY + DAY)
    first = accepted(partnership, manager)
    urgent = accepted(partnership, manager, at=MONDAY + 2 * DAY, priority=Priority.URGENT)

    assert list(Episode.objects.waiting().in_order()) == [urgent, first, second]


def test_a_manager_moves_somebody_with_a_reason_and_since_when_they_wait_does_not_change(
    episode: Episode, manager: Account
) -> None:
    now = moved(episode, manager, days=30)

    assert (now.urgency, now.rank, now.counts_from) == (Priority.URGENT, 2, MONDAY - 30 * DAY)
    assert now.counts_because == "She is out of school now"
    assert now.opened_at == MONDAY
    assert "support.reorder" in acts(about=episode.pk)


def test_nobody_is_put_behind_those_who_have_not_asked_yet(episode: Episode, manager: Account) -> None:
    with pytest.raises(NoSuchDay):
        moved(episode, manager, days=-1)


def test_who_asks_to_wait_keeps_their_place_and_is_ready_again_when_they_say_so(
    episode: Episode, manager: Account
) -> None:
    until = date(2026, 4, 1)
    held = pause(episode_id=episode.pk, until=until, because="Exams", by=manager, at=MONDAY)
    assert (held.paused_until, held.paused_because, held.counts_from) == (until, "Exams", MONDAY)

    ready = pause(episode_id=episode.pk, until=None, because="", by=manager, at=MONDAY)
    assert (ready.paused_until, ready.paused_because) == (None, "")

    with pytest.raises(NoSuchDay):
        pause(episode_id=episode.pk, until=MONDAY.date(), because="Exams", by=manager, at=MONDAY)


def test_who_is_helped_has_no_place_on_a_list(going: Episode, manager: Account) -> None:
    with pytest.raises(NotWaiting):
        moved(going, manager)


def test_a_check_in_is_kept_once_a_form_and_calls_nobody_where_all_is_well(episode: Episode, manager: Account) -> None:
    key = uuid4()
    first = asked(episode, manager, form_key=key)

    assert asked(episode, manager, form_key=key) == first
    assert CheckIn.objects.count() == 1
    assert not Task.objects.exists()


def test_that_it_got_worse_calls_a_person_at_once(episode: Episode, manager: Account) -> None:
    asked(episode, manager, is_worse=True, words="She does not leave her room")

    flag = RedFlag.objects.get()
    assert (flag.about_id, flag.source, flag.heard) == (episode.referral_id, "staff", "She does not leave her room")
    assert Task.objects.get().about_id == flag.pk


def test_a_way_that_is_not_safe_any_more_has_the_request_read_again(episode: Episode, manager: Account) -> None:
    Referral.objects.filter(pk=episode.referral_id).update(stage="decided", closed_at=MONDAY - 90 * DAY)

    asked(episode, manager, ways_still_safe=False)

    assert Task.objects.get().kind == Task.Kind.SAID_MORE
    assert Referral.objects.get(pk=episode.referral_id).closed_at == MONDAY + DAY


def test_nobody_but_a_manager_of_the_area_changes_the_order(
    partnership: Partnership, episode: Episode, worker: Account, practitioner: Account, administrator: Account
) -> None:
    essex = staff(partnership, "Essex Only", Role.MANAGER, area="essex")

    for by in (worker, practitioner, administrator, essex):
        with pytest.raises(Denied):
            moved(episode, by)
        with pytest.raises(Denied):
            asked(episode, by)
