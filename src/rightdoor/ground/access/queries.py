"""Words that complete 'roles …'."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q


class RoleQueries(models.QuerySet["RoleHeld"]):
    def current(self, on: date) -> RoleQueries:
        """Held on that day, first and last day included."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)
