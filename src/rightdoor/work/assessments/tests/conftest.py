from typing import Any

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.people.models import Person
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


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
