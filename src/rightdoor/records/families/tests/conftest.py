from typing import Any

import pytest

from rightdoor.ground.access.models import Partnership
from rightdoor.records.people.models import Person
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def wren(partnership: Partnership) -> Person:
    """A child who asked for themselves, born in 2011."""
    person: Person | None = request_of(partnership).person
    assert person is not None
    return person
