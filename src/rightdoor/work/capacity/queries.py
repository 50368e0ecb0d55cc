"""Words that complete 'capacities …', and what holds on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.reach import where_holding

if TYPE_CHECKING:
    from uuid import UUID

    from rightdoor.ground.access.models import Account
    from rightdoor.work.capacity.models import Capacity  # noqa: F401  it is named below

CAPACITY = "capacity.capacity"


class CapacityQueries(models.QuerySet["Capacity"]):
    def visible_to(self, account: Account, at: datetime) -> CapacityQueries:
        """Those of the areas that they manage."""
        return self.filter(where_holding(account, Role.MANAGER, at=at), partnership=account.partnership_id)

    def asked_for(self) -> CapacityQueries:
        """Nobody has agreed to it, or said no, yet."""
        return self.filter(settled_at=None)

    def held_on(self, day: date) -> CapacityQueries:
        """What was agreed and holds on a day or held before it, the last first."""
        return self.filter(is_agreed=True, holds_from__lte=day).order_by("-holds_from", "-settled_at", "-pk")


def capacity_on(partnership_id: UUID, service: str, area: str, day: date) -> int | None:
    """How many the service says that it helps there at a time, on that day; None where nobody has said."""
    rows: Any = apps.get_model("capacity", "Capacity")._default_manager.all()
    here = rows.held_on(day).filter(partnership=partnership_id, service=service, area=area)
    found: int | None = here.values_list("how_many", flat=True).first()
    return found
