import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.people.models import Person
from rightdoor.work.support.tests.help_here import on_monday
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import staff

__all__ = ["on_monday"]


@pytest.fixture
def child(partnership: Partnership) -> Person:
    """A child of Kent about whom a request is read."""
    person = waiting(partnership).person
    assert person is not None
    return person


@pytest.fixture
def therapist(partnership: Partnership) -> Account:
    return staff(partnership, "Juniper Ashdown", Role.WORKER, area="kent")


@pytest.fixture
def adviser(partnership: Partnership) -> Account:
    return staff(partnership, "Rufus Tallowfield", Role.SOCIAL_WORKER, area="kent")
