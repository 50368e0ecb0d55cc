"""Words that complete 'changes …'."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.reach import where_holding

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.changing.models import ServiceChange  # noqa: F401  it is named below

CHANGE = "changing.servicechange"


class ChangeQueries(models.QuerySet["ServiceChange"]):
    def visible_to(self, account: Account, at: datetime) -> ChangeQueries:
        """Those of services of the areas that they manage."""
        return self.filter(where_holding(account, Role.MANAGER, at=at), partnership=account.partnership_id)

    def open(self) -> ChangeQueries:
        """Drafted or asked for, and not settled."""
        return self.filter(settled_at=None)

    def agreed(self) -> ChangeQueries:
        """Two people said so, and nobody withdrew it; those that came to hold last come last."""
        return self.filter(is_agreed=True, withdrawn_at=None).order_by("holds_from", "settled_at", "pk")

    def held_on(self, day: date) -> ChangeQueries:
        """What holds on a day or held before it; of each section the last one counts."""
        return self.agreed().filter(holds_from__lte=day)
