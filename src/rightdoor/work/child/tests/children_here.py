"""A child who asks again, and their page as somebody sees it."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.one_time import without_tokens
from tests.people_here import MONDAY


def again(one: Referral, area: str = "kent", **changed: object) -> Referral:
    """The same child asks again."""
    other: Referral = request_of(one.partnership, area=area, at=MONDAY - timedelta(days=1))
    Referral.objects.filter(pk=other.pk).update(person=one.person, **changed)
    other.refresh_from_db()
    return other


def address(one: Referral, **asked: str) -> str:
    path = reverse("child", args=[one.person_id])
    return f"{path}?{'&'.join(f'{name}={word}' for name, word in asked.items())}" if asked else path


def see(browser: Client, one: Referral, **asked: str) -> str:
    answer = browser.get(address(one, **asked))
    assert answer.status_code == 200
    return without_tokens(answer)
