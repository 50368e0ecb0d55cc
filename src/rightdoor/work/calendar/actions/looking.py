"""A calendar as it is shown, each look on record."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.calendar.models import Booking


@transaction.atomic
def list_bookings(rows: Sequence[Booking], *, act: str, by: Account, at: datetime) -> Sequence[Booking]:
    """Everybody in it can learn that somebody saw them there."""
    require(rule_on(by, act, None, at=at))
    shown = list(dict.fromkeys(one.episode.referral_id for one in rows))
    record(act, about=None, by=by, at=at, shown=shown)
    return rows
