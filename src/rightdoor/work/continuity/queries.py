"""Words that complete 'openings …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.continuity.models import Opening  # noqa: F401  named in the strings below


class OpeningQueries(models.QuerySet["Opening"]):
    def to_review(self) -> OpeningQueries:
        return self.filter(reviewed_at__isnull=True)

    def carried_before(self, moment: datetime) -> OpeningQueries:
        return self.filter(carried_at__lt=moment)

    def visible_to(self, account: Account) -> OpeningQueries:
        return self.filter(partnership_id=account.partnership_id)
