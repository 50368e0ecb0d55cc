from typing import Any

import pytest
from django.conf import LazySettings

from rightdoor.ground.access.models import Partnership
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY


@pytest.fixture(autouse=True)
def _monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    """A young person of 14 asked for themselves, and was asked everything about agreement."""
    return request_of(partnership, preferred_name="Wren Applegarth", born_on="2011-06-01")


@pytest.fixture
def kept(referral: Referral) -> dict[str, Any]:
    """What its pages are asked with."""
    return {"person_id": referral.person_id}
