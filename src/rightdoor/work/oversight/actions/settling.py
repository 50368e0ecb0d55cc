"""The auditor reads a week, and says what they found."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.oversight.models import Week
from rightdoor.work.oversight.policy import SEE, SETTLE


@transaction.atomic
def read_weeks(*, by: Account, at: datetime, most: int = 12) -> list[Week]:
    """The last weeks with what stood out; that they were read is on record."""
    require(rule_on(by, SEE, None, at=at))
    weeks = list(Week.objects.visible_to(by).select_related("settled_by").prefetch_related("found__reader")[:most])
    record(SEE, about=None, by=by, at=at, shown=[one.pk for one in weeks])
    return weeks


@transaction.atomic
def settle_week(*, week_id: UUID, words: str, by: Account, at: datetime) -> Week:
    """What they found when they asked; said once."""
    week = Week.objects.select_for_update(of=("self",)).get(pk=week_id)
    require(rule_on(by, SETTLE, week, at=at))
    if week.settled_at is None:
        week.settled_at, week.settled_by, week.words = at, by, words.strip()
        week.save(update_fields=["settled_at", "settled_by", "words"])
        record(SETTLE, about=week, by=by, at=at)
    return week
