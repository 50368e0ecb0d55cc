import pytest

from rightdoor.records.people.models import Person
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import episode, going, on_monday, worker

__all__ = ["episode", "going", "on_monday", "worker"]


@pytest.fixture
def child(going: Episode) -> Person:
    assert going.person is not None
    return going.person
