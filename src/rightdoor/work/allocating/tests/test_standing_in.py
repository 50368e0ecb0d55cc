"""What is late with somebody who is away is told to whoever covers, once."""

from datetime import timedelta

import pytest

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Conflict, Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.tasks.actions import acknowledge, raise_task
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.work.allocating.actions.keeping_brings import write_away
from rightdoor.work.allocating.actions.standing_in import tell_covers
from rightdoor.work.conflicts.actions.barring import bar
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
LATE = MONDAY + timedelta(hours=5)


@pytest.fixture
def cover(partnership: Partnership) -> Account:
    return staff(partnership, "Sorrel Finch", Role.PRACTITIONER, area="kent")


@pytest.fixture
def task(episode: Episode, practitioner: Account, manager: Account, cover: Account) -> Task:
    """Held by a practitioner who is away today, and covered."""
    raised = raise_task(
        kind=Task.Kind.SAID_MORE, about=episode.referral, partnership=episode.partnership, area="kent", by=practitioner,
        at=MONDAY, acknowledge_by=MONDAY + timedelta(hours=4),
    )  # fmt: skip
    acknowledge(task_id=raised.pk, by=practitioner, at=MONDAY)
    write_away(
        account_id=practitioner.pk, starts_on=MONDAY.date(), ends_on=MONDAY.date(), stands_in_id=cover.pk, by=manager,
        at=MONDAY,
    )  # fmt: skip
    return raised


def told(at: object, cover: Account) -> int:
    tell_covers(by=System("covers"), at=at)  # type: ignore[arg-type]
    return Notice.objects.filter(to=cover).count()


def test_whoever_covers_hears_once_of_what_is_late_and_may_take_it_over(task: Task, cover: Account) -> None:
    Notice.objects.filter(to=cover).delete()
    assert told(MONDAY, cover) == 0
    assert told(LATE, cover) == 1
    assert told(LATE + timedelta(hours=1), cover) == 1
    assert acknowledge(task_id=task.pk, by=cover, at=LATE, take_over=True).owner == cover


def test_nobody_hears_of_a_child_of_whom_they_may_know_nothing_nor_after_those_days(
    task: Task, episode: Episode, cover: Account
) -> None:
    assert episode.person is not None
    Notice.objects.filter(to=cover).delete()
    assert told(LATE + timedelta(days=1), cover) == 0
    bar([episode.person], cover, Conflict.RELATIVE, "her aunt", made_by=None, at=MONDAY, starts_at=MONDAY)
    assert told(LATE, cover) == 0
