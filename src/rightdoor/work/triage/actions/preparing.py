"""Preparing a decision: kept as it is typed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.models import Preparation
from rightdoor.work.triage.policy import PREPARE


@transaction.atomic
def save_preparation(*, referral_id: UUID, fields: dict[str, Any], by: Account, at: datetime) -> Preparation:
    """Keep what somebody has typed for a decision.  It is their working paper: the audit names the decision itself."""
    referral = Referral.objects.get(pk=referral_id)
    require(rule_on(by, PREPARE, referral, at=at))
    preparation, _made = Preparation.objects.update_or_create(
        referral=referral, prepared_by=by, defaults={"saved_at": at, "fields": fields}
    )
    return preparation
