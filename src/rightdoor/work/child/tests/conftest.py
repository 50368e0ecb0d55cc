from datetime import timedelta
from typing import Any

import pytest

from rightdoor.ground.access.models import Partnership
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def one(partnership: Partnership) -> Referral:
    """A child asked on Saturday."""
    referral: Referral = request_of(partnership, at=MONDAY - timedelta(days=2))
    return referral
