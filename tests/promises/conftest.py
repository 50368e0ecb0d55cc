from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import LazySettings

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.tasks.models import Task
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY


@pytest.fixture
def keys(partnership: Partnership, lead: Account, settings: LazySettings) -> dict[str, UUID]:
    """A child's request with a flag and its task, in Kent."""
    settings.CLOCK = MONDAY.isoformat()
    referral: Referral = request_of(partnership, area="kent")
    flag: RedFlag = raise_flag(
        partnership=partnership, area="kent", about=referral, facts=["in_danger_now"], source=RedFlag.Source.ANSWER,
        by=lead, at=MONDAY - timedelta(minutes=5),
    )  # fmt: skip
    task = Task.objects.get(about_id=flag.pk)
    return {"referral_id": referral.pk, "request_id": referral.pk, "flag_id": flag.pk, "task_id": task.pk}
