from typing import Any

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, worker_of
from tests.people_here import MONDAY


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def worker(partnership: Partnership) -> Account:
    return worker_of(partnership)


@pytest.fixture
def episode(partnership: Partnership, manager: Account) -> Episode:
    """Accepted by HERA, and waiting."""
    return accepted(partnership, manager)
