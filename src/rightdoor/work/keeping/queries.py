"""Words that complete 'holds …', 'endings …' and 'requests for a copy …'."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Q

from rightdoor.work.keeping.lifecycle import OPEN, Copy, Stage

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.keeping.models import AccessRequest, Ending, Hold  # noqa: F401  named in the strings below


class HoldQueries(models.QuerySet["Hold"]):
    def visible_to(self, account: Account) -> HoldQueries:
        """Of their own partnership."""
        return self.filter(partnership_id=account.partnership_id)

    def live(self, on: date) -> HoldQueries:
        """That keep something on this day."""
        return self.filter(starts_on__lte=on, lifted_at__isnull=True)

    def on_record(self, key: UUID) -> HoldQueries:
        """On one record, or on everything."""
        return self.filter(Q(record_id=key) | Q(record_id__isnull=True))


class EndingQueries(models.QuerySet["Ending"]):
    def visible_to(self, account: Account) -> EndingQueries:
        """Of their own partnership."""
        return self.filter(partnership_id=account.partnership_id)

    def open(self) -> EndingQueries:
        """Neither carried out nor decided otherwise."""
        return self.filter(stage__in=OPEN)

    def signed(self) -> EndingQueries:
        """That the next round of work carries out."""
        return self.filter(stage=Stage.SIGNED)


class AccessQueries(models.QuerySet["AccessRequest"]):
    def visible_to(self, account: Account) -> AccessQueries:
        """Of their own partnership."""
        return self.filter(partnership_id=account.partnership_id)

    def open(self) -> AccessQueries:
        """That are still owed."""
        return self.exclude(stage=Copy.TAKEN)
