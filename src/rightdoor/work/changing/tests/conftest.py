"""Two managers of Kent, and what this process knows of changes forgotten after each test."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.changing.standing import KNOWN
from tests.people_here import MONDAY, staff


@pytest.fixture(autouse=True)
def known_again(settings: LazySettings) -> Iterator[None]:
    settings.CLOCK = MONDAY.isoformat()
    yield
    KNOWN.agreed, KNOWN.looked_at = (), 0.0


@pytest.fixture
def first(partnership: Partnership) -> Account:
    return staff(partnership, "Juno Ashdown", Role.MANAGER, area="kent")


@pytest.fixture
def second(partnership: Partnership) -> Account:
    return staff(partnership, "Merle Tallowfield", Role.MANAGER, area="kent")
