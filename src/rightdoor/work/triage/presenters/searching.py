"""What was found by code or name."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.presenters import QueueRow
from rightdoor.work.referrals.codes import normalise_code
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.presenters.queue import newest_matches
from rightdoor.work.triage.presenters.rows import queue_row


def found_rows(found: Sequence[Referral], account: Account, at: datetime) -> list[QueueRow]:
    """Each request that was found, as the queue shows it."""
    matches = newest_matches(found)
    return [queue_row(one, at, account=account, matches=matches[one.pk]) for one in found]


def only_one(found: Sequence[Referral], words: str) -> UUID | None:
    """The one request whose code was typed."""
    return found[0].pk if len(found) == 1 and found[0].code == normalise_code(words) else None
