"""Episodes made directly, for tests of this room and of those above it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.directory.queries import entry
from rightdoor.work.support.actions.allocating import allocate
from rightdoor.work.support.actions.opening import open_episode
from rightdoor.work.support.actions.working import start
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff

LATER = MONDAY + timedelta(days=14, hours=2)
WHOLE = {
    "changed": "She sleeps through most nights", "support_now": "Her form tutor, each Monday",
    "named_adult": "Ms Marlowe, form tutor", "early_signs": "Not eating lunch", "what_to_do": "Tell Ms Marlowe",
    "way_back": "Ring us, and it goes on as it was", "made_with": "Wren and her aunt",
}  # fmt: skip


def accepted(partnership: Partnership, by: Account, *, service: str = "kent.hera", at: datetime = MONDAY,
             **more: Any) -> Episode:  # fmt: skip
    """A request of Kent that a service has accepted."""
    return open_episode(referral=waiting(partnership, **more), service=service, by=by, at=at)


def worker_of(partnership: Partnership, name: str = "Juniper Ashdown", area: str = "kent") -> Account:
    return staff(partnership, name, Role.WORKER, area=area)


def begun(episode: Episode, manager: Account, worker: Account, at: datetime = MONDAY) -> Episode:
    """The same, given to a worker, and help has begun."""
    allocate(episode_id=episode.pk, worker_id=worker.pk, why="There is room", handed_over="", by=manager, at=at)
    return start(episode_id=episode.pk, programme=programme_name(episode), by=worker, at=at)


def programme_name(episode: Episode) -> str:
    """One of the service's programmes for which nothing must be there first."""
    found = entry(episode.service)
    assert found is not None
    return next(one.name for one in found.programmes if not one.before_start and not one.is_sealed)


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    """For every page of a room that takes this into its conftest."""
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def worker(partnership: Partnership) -> Account:
    return worker_of(partnership)


@pytest.fixture
def episode(partnership: Partnership, manager: Account) -> Episode:
    """Accepted by HERA, and waiting."""
    return accepted(partnership, manager)


@pytest.fixture
def going(episode: Episode, manager: Account, worker: Account) -> Episode:
    """Help that has begun."""
    return begun(episode, manager, worker)
