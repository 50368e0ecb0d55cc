import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.groups.models import Cohort
from rightdoor.work.groups.tests.groups_here import a_group
from rightdoor.work.support.tests.help_here import on_monday, worker, worker_of

__all__ = ["on_monday", "worker"]


@pytest.fixture
def second(partnership: Partnership) -> Account:
    return worker_of(partnership, "Aldous Fennimore")


@pytest.fixture
def cohort(manager: Account, worker: Account, second: Account) -> Cohort:
    """A group of HERA in Kent with room for two; its first session is tomorrow."""
    return a_group(manager, worker, second)
