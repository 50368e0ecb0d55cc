import pytest

from rightdoor.ground.access.models import Partnership
from rightdoor.work.conflicts.tests.told_here import BORN
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.requests_here import request_of


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return request_of(partnership, preferred_name="Wren Applegarth", born_on=BORN)
