"""Words that complete 'roles …'."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from rightdoor.ground.access.models import RoleHeld  # noqa: F401  named in the string below


class RoleQueries(models.QuerySet["RoleHeld"]):
    def current(self, on: date) -> RoleQueries:
        """Held on that day, first and last day included."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)
