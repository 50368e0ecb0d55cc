import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, going, on_monday, worker

__all__ = ["going", "on_monday", "worker"]


@pytest.fixture
def episode(partnership: Partnership, manager: Account) -> Episode:
    return accepted(partnership, manager, story="I do not sleep")
