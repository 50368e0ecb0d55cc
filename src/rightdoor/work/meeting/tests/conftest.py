import pytest
from django.conf import LazySettings
from django.test import Client

from rightdoor.ground.access.models import Partnership
from rightdoor.records.directory.entries import County
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_request
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY


@pytest.fixture(autouse=True)
def on_monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture(autouse=True)
def two_days_in_kent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kent promises an answer to a message within two working days."""
    promised = County(messages={"kent": 2})
    monkeypatch.setattr("rightdoor.records.directory.queries.county", lambda: promised)


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return a_request(partnership)


@pytest.fixture
def theirs(client: Client, referral: Referral) -> Client:
    """A browser in which the request was opened with code and word."""
    client.post("/my-request/", {"code": CODE, "word": WORD})
    return client
