"""Words that complete 'complaints …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import blocked_people
from rightdoor.ground.access.reach import unbarred
from rightdoor.work.listening.lifecycle import Stage

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.listening.models import Complaint  # noqa: F401  named in the string below

COMPLAINT, FEEDBACK = "listening.complaint", "listening.feedback"


class ComplaintQueries(models.QuerySet["Complaint"]):
    def visible_to(self, account: Account, at: datetime) -> ComplaintQueries:
        """Of their partnership, but for those about themselves and about people of whom they may know nothing."""
        return unbarred(self, account, at, hidden=Q(referral__person_id__in=blocked_people(account, at)))

    def open(self) -> ComplaintQueries:
        return self.exclude(stage=Stage.SETTLED)

    def soonest_first(self) -> ComplaintQueries:
        """What is due first; then what nobody waits for."""
        return self.order_by(models.F("due_at").asc(nulls_last=True), "made_at", "id")
