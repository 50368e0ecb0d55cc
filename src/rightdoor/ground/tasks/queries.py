"""Words that complete 'tasks …' and 'shifts …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account


class TaskQueries(models.QuerySet["Task"]):
    def open(self) -> TaskQueries:
        return self.filter(done_at__isnull=True)

    def overdue(self, at: datetime) -> TaskQueries:
        """Not acknowledged in time."""
        return self.open().filter(acknowledged_at__isnull=True, acknowledge_by__lt=at)

    def about(self, kind: str, key: object) -> TaskQueries:
        return self.filter(about_kind=kind, about_id=key)

    def visible_to(self, account: Account) -> TaskQueries:
        return self.filter(partnership_id=account.partnership_id)


class ShiftQueries(models.QuerySet["Shift"]):
    def running(self, at: datetime) -> ShiftQueries:
        return self.filter(starts_at__lte=at, ends_at__gt=at)
