from typing import Any

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun, worker_of
from tests.people_here import MONDAY


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def worker(partnership: Partnership) -> Account:
    return worker_of(partnership)


@pytest.fixture
def episode(partnership: Partnership, manager: Account) -> Episode:
    """Accepted by HERA, and waiting; they turn 18 on 1 September 2026."""
    return accepted(partnership, manager, about={"born_on": "2008-09-01", "age_said": None})


@pytest.fixture
def going(episode: Episode, manager: Account, worker: Account) -> Episode:
    return begun(episode, manager, worker)
