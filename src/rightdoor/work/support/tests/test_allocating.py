"""Who gives the support: a manager says, they read it from then on, and a change is handed over in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from rightdoor.ground.access.lifecycle import Conflict, Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import acts
from rightdoor.work.conflicts.actions.barring import bar
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.actions.allocating import NoHandover, NotTheirs, allocate, cover
from rightdoor.work.support.actions.holding import NoSuchDay
from rightdoor.work.support.models import Allocation, Episode
from rightdoor.work.support.tests.help_here import worker_of
from rightdoor.work.support.tests.test_working import noted
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=3)


def given(episode: Episode, worker: Account, by: Account, handed_over: str = "") -> Allocation:
    return allocate(
        episode_id=episode.pk, worker_id=worker.pk, why="She has room", handed_over=handed_over, by=by, at=LATER
    )


def test_a_worker_reads_what_they_are_given_from_that_moment_and_nothing_before(
    episode: Episode, worker: Account, manager: Account
) -> None:
    assert not Episode.objects.visible_to(worker, LATER).exists()
    with acting(worker, LATER):
        assert not Episode.objects.exists()

    given(episode, worker, manager)

    assert Episode.objects.visible_to(worker, LATER).get() == episode
    assert Episode.objects.get().worker == worker
    assert "support.allocate" in acts(about=episode.pk)
    with acting(worker, LATER):
        assert Episode.objects.get() == episode
        assert Referral.objects.get() == episode.referral


def test_another_goes_on_with_what_was_handed_over_and_the_first_reads_it_no_more(
    partnership: Partnership, episode: Episode, worker: Account, manager: Account
) -> None:
    other = worker_of(partnership, "Sorrel Finch")
    given(episode, worker, manager)
    with pytest.raises(NoHandover):
        given(episode, other, manager)
    assert Episode.objects.get().worker == worker

    given(episode, other, manager, "She likes to walk while she talks")

    first, second = Allocation.objects.order_by("from_at", "until_at")
    assert (first.worker, first.until_at, first.handed_over) == (worker, LATER, "She likes to walk while she talks")
    assert (second.worker, second.until_at) == (other, None)
    assert not Episode.objects.visible_to(worker, LATER).exists()
    with acting(worker, LATER):
        assert not Episode.objects.exists()


def test_the_same_person_again_changes_nothing(episode: Episode, worker: Account, manager: Account) -> None:
    assert given(episode, worker, manager) == given(episode, worker, manager)
    assert Relation.objects.filter(kind=Tie.LEAD).count() == 1


def test_nobody_is_given_a_child_of_whom_they_may_know_nothing_or_work_that_is_not_theirs(
    partnership: Partnership, episode: Episode, worker: Account, manager: Account, administrator: Account
) -> None:
    assert episode.person is not None
    bar([episode.person], worker, Conflict.RELATIVE, "her aunt", made_by=None, at=MONDAY, starts_at=MONDAY)
    essex = worker_of(partnership, "Essex Only", area="essex")
    gone = worker_of(partnership, "Long Gone")
    Account.objects.filter(pk=gone.pk).update(is_active=False)

    for nobody in (worker, administrator, essex, gone):
        with pytest.raises(NotTheirs) as refused:
            given(episode, nobody, manager)
        assert "relative" not in str(refused.value)
    assert not Allocation.objects.exists()


def test_a_manager_of_another_area_gives_nothing(partnership: Partnership, episode: Episode, worker: Account) -> None:
    essex = staff(partnership, "Essex Manager", Role.MANAGER, area="essex")

    with pytest.raises(Denied):
        given(episode, worker, essex)
    assert not Episode.objects.visible_to(essex, LATER).exists()


def test_who_covers_reads_and_writes_to_the_end_of_the_day_and_the_lead_stays(
    partnership: Partnership, going: Episode, worker: Account, manager: Account
) -> None:
    other = worker_of(partnership, "Sorrel Finch")
    for day in (date(2026, 3, 11), date(2026, 3, 17)):  # said again, the new day counts
        cover(episode_id=going.pk, worker_id=other.pk, until=day, by=manager, at=LATER)

    for moment, there in (
        (datetime(2026, 3, 17, 23, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 18, tzinfo=UTC), False),
    ):
        assert Episode.objects.visible_to(other, moment).exists() is there
        with acting(other, moment):
            assert Episode.objects.exists() is there
    assert noted(going, other).worker == other
    assert Episode.objects.get().worker == worker
    assert Relation.objects.current(LATER).filter(kind=Tie.COVERING).count() == 1


def test_nobody_covers_for_nobody_for_themselves_or_for_a_day_that_is_over(
    partnership: Partnership, episode: Episode, worker: Account, manager: Account
) -> None:
    other, until = worker_of(partnership, "Sorrel Finch"), date(2026, 3, 12)
    with pytest.raises(NotTheirs):
        cover(episode_id=episode.pk, worker_id=other.pk, until=until, by=manager, at=LATER)
    given(episode, worker, manager)
    with pytest.raises(NotTheirs):
        cover(episode_id=episode.pk, worker_id=worker.pk, until=until, by=manager, at=LATER)
    with pytest.raises(NoSuchDay):
        cover(episode_id=episode.pk, worker_id=other.pk, until=date(2026, 3, 8), by=manager, at=LATER)
    with pytest.raises(Denied):
        cover(episode_id=episode.pk, worker_id=other.pk, until=until, by=worker, at=LATER)


def test_another_lead_ends_the_cover_too(
    partnership: Partnership, going: Episode, worker: Account, manager: Account
) -> None:
    other, third = worker_of(partnership, "Sorrel Finch"), worker_of(partnership, "Bramble Coe")
    cover(episode_id=going.pk, worker_id=other.pk, until=date(2026, 4, 1), by=manager, at=LATER)

    given(going, third, manager, "She likes to walk")

    assert not Episode.objects.visible_to(other, LATER).exists()
    assert Episode.objects.visible_to(third, LATER).exists()
