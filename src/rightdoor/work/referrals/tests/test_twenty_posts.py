"""The same form posted twenty times at once is one request with one code."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from conftest import clone, drop
from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Partnership
from rightdoor.work.referrals.actions.sending import send_referral
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.tests.drafts_here import a_draft
from tests.people_here import MONDAY

TIMES = 20


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """A database of its own: what twenty threads commit cannot be rolled back."""
    before = connection.settings_dict["NAME"]
    name = f"rd_{os.getpid()}_twenty"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        connection.close()  # a template must be alone
        clone(name)
        connection.settings_dict["NAME"] = name
        yield
        connection.close()
        connection.settings_dict["NAME"] = before
    drop(name)


def test_twenty_posts_at_once_are_one_request_with_one_code(own_database: None) -> None:
    partnership = Partnership.objects.create(slug="three-counties", name="Three Counties")
    draft = a_draft(partnership)
    together = Barrier(TIMES)

    def press(_number: int) -> str:
        try:
            together.wait()
            return send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY).code
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as presses:
        codes = list(presses.map(press, range(TIMES)))

    assert len(set(codes)) == 1
    assert [referral.code for referral in Referral.objects.all()] == codes[:1]
    assert Referral.objects.get().matches.count() == len(
        {match.service for match in Referral.objects.get().matches.all()}
    )
