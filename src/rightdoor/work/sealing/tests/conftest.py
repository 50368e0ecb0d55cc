import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.passport.tests.requests_here import a_request
from rightdoor.work.referrals.models import Referral
from tests.people_here import staff


@pytest.fixture
def one(partnership: Partnership) -> Referral:
    return a_request(partnership)


@pytest.fixture
def colleague(partnership: Partnership) -> Account:
    return staff(partnership, "Una Merriweather", Role.PRACTITIONER, area="kent")
