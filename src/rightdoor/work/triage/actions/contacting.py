"""Writing a contact down, apart where it must be, and saying in the same breath whether what they need was there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.records.adjustments.actions import say_met
from rightdoor.records.adjustments.lifecycle import Met
from rightdoor.work.referrals.actions.working import log_contact
from rightdoor.work.referrals.models import ContactEntry
from rightdoor.work.sealing.actions.keeping_apart import log_contact_apart


@transaction.atomic
def log_contact_whole(
    *, referral_id: UUID, met: Met | None, met_words: str, apart: Mapping[str, Any] | None, by: Account, at: datetime,
    **contact: Any,
) -> ContactEntry:  # fmt: skip
    """A call, a text or a visit.  *apart* says for whom it is kept apart; without *met* nobody said how it went."""
    who: dict[str, Any] = {"referral_id": referral_id, "by": by, "at": at}
    entry = log_contact(**who, **contact) if apart is None else log_contact_apart(**who, **apart, **contact)
    person = entry.referral.person
    if met is not None and person is not None:
        say_met(person=person, about=entry, met=met, words=met_words, by=by, at=at)
    return entry
