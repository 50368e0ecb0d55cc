"""Words that complete 'goals …'."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models

if TYPE_CHECKING:
    from rightdoor.work.outcomes.models import Goal  # noqa: F401  named in the string below


class GoalQueries(models.QuerySet["Goal"]):
    def open(self) -> GoalQueries:
        """Still worked on, or still to be talked about."""
        return self.filter(ended_at__isnull=True)

    def targets(self) -> GoalQueries:
        """Those that are worked towards; what must be talked about first is none."""
        return self.filter(talk_first="")

    def of(self, episodes: Collection[UUID] | Any) -> GoalQueries:
        """Of these episodes, in the order in which they were set, with their numbers."""
        rows = self.filter(episode__in=episodes).select_related("noted_by")
        return rows.order_by("noted_at", "pk").prefetch_related("scores")
