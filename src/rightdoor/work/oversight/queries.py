"""Words that complete 'weeks …'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.oversight.models import Week  # noqa: F401  named in the string below


class WeekQueries(models.QuerySet["Week"]):
    def visible_to(self, account: Account) -> WeekQueries:
        """Of their own partnership, the newest first; that they are an auditor is asked of the policy."""
        return self.filter(partnership_id=account.partnership_id).order_by("-until")
