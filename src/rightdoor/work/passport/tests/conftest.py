"""One request on a Monday, and a browser in which it was opened; a test of this room may have its own instead."""

import pytest
from django.conf import LazySettings
from django.test import Client

from rightdoor.ground.access.models import Partnership
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_request
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY


@pytest.fixture
def monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return a_request(partnership)


@pytest.fixture
def visit(client: Client, referral: Referral) -> Client:
    client.post("/my-request/", {"code": CODE, "word": WORD})
    return client
