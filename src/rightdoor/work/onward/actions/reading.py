"""Reading what was sent on: each look is on record, about it and the request behind it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.onward.models import Onward
from rightdoor.work.onward.policy import SEE, SEE_LIST


@transaction.atomic
def read_onward(*, onward_id: UUID, by: Account, at: datetime) -> Onward:
    """One, with everything that went; whoever asks who looked is told."""
    rows = Onward.objects.select_related("person", "episode", "sent_by").prefetch_related("parts")
    onward: Onward = rows.get(pk=onward_id)
    require(rule_on(by, SEE, onward, at=at))
    record(SEE, about=onward, by=by, at=at, shown=[onward.referral_id])
    return onward


@transaction.atomic
def list_onward(rows: Sequence[Onward], *, by: Account, at: datetime) -> Sequence[Onward]:
    """The list as it is shown; everybody on it can learn that somebody saw them in it."""
    require(rule_on(by, SEE_LIST, None, at=at))
    record(SEE_LIST, about=None, by=by, at=at, shown=[one.referral_id for one in rows])
    return rows
