"""Words that complete 'glasses …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import blocked_people

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.glass.models import Glass  # noqa: F401  named in the string below


class GlassQueries(models.QuerySet["Glass"]):
    def of(self, account: Account) -> GlassQueries:
        return self.filter(account=account)

    def open(self, at: datetime) -> GlassQueries:
        """Still opening something."""
        return self.filter(Q(relation__ends_at__gt=at) | Q(relation__ends_at__isnull=True))

    def to_review(self, account: Account, at: datetime) -> GlassQueries:
        """Nobody has looked yet; another's, and about nobody whom this account may not know of."""
        others = self.filter(partnership_id=account.partnership_id, reviewed_at__isnull=True).exclude(account=account)
        return others.exclude(person_id__in=blocked_people(account, at))
