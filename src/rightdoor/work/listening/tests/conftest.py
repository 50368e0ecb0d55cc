import pytest
from django.conf import LazySettings

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.passport.tests.requests_here import a_request
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY, staff


@pytest.fixture(autouse=True)
def on_monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def reader(partnership: Partnership) -> Account:
    return staff(partnership, "Merle Ashdown", Role.COMPLAINTS_READER, area="kent")


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return a_request(partnership)
