import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, going, on_monday, worker

__all__ = ["going", "on_monday", "worker"]


@pytest.fixture
def episode(partnership: Partnership, manager: Account) -> Episode:
    """Accepted by HERA, and waiting; they turn 18 on 1 September 2026."""
    return accepted(partnership, manager, about={"born_on": "2008-09-01", "age_said": None})
