"""The Monday and the promise of the room of messages, since a time to meet is one; and a browser that opened it."""

import pytest
from django.test import Client

from rightdoor.work.passport.tests.requests_here import CODE, WORD
from rightdoor.work.referrals.models import Referral
from rightdoor.work.writing.tests.conftest import on_monday, referral, two_days_in_kent  # noqa: F401  fixtures


@pytest.fixture
def theirs(client: Client, referral: Referral) -> Client:  # noqa: F811  the fixture of that name
    """A browser in which the request was opened with code and word."""
    client.post("/my-request/", {"code": CODE, "word": WORD})
    return client
