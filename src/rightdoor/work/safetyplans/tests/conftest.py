from typing import Any

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.people.models import Person
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
def going(partnership: Partnership, manager: Account, worker: Account) -> Episode:
    """Help that has begun."""
    return begun(accepted(partnership, manager), manager, worker)


@pytest.fixture
def child(going: Episode) -> Person:
    assert going.person is not None
    return going.person
