"""Words that complete 'goals …' and 'links to fill in …'."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models

if TYPE_CHECKING:
    from rightdoor.work.outcomes.models import FormLink, Goal  # noqa: F401  named in the strings below


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


class FormLinkQueries(models.QuerySet["FormLink"]):
    def of(self, episodes: Collection[UUID] | Any) -> FormLinkQueries:
        """Of these episodes, the newest first."""
        return self.filter(episode__in=episodes).select_related("relative", "measure").order_by("-made_at", "-pk")

    def unused(self, at: datetime) -> FormLinkQueries:
        """Neither used, nor withdrawn, nor past its day."""
        return self.filter(measure__isnull=True, ended_at__isnull=True, ends_at__gt=at)

    def whole(self) -> FormLinkQueries:
        """With all that says whether it still opens."""
        return self.select_related("episode__partnership", "episode__person", "episode__worker",
                                   "episode__referral__contact_plan", "relative")  # fmt: skip
