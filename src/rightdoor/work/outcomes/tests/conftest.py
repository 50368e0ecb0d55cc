import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun, worker_of


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
