"""Words that complete 'entries …' and 'links …'."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models

from rightdoor.records.telling.lifecycle import SEEN_BY_GIVEN, SEEN_BY_WORKERS

if TYPE_CHECKING:
    from rightdoor.records.telling.models import Entry, Link  # noqa: F401  named in the strings below


class TellingQueries(models.QuerySet["Entry"]):
    def behind(self, keys: Collection[UUID] | models.QuerySet[Any, UUID]) -> TellingQueries:
        """Written behind the word of one of these requests, in the order in which they stand."""
        return self.filter(about_id__in=keys).order_by("rank", "written_at", "id")

    def standing(self) -> TellingQueries:
        """Not taken away."""
        return self.filter(removed_at__isnull=True)

    def for_workers(self) -> TellingQueries:
        return self.standing().filter(audience__in=SEEN_BY_WORKERS)

    def for_given(self) -> TellingQueries:
        """What may be chosen for a link."""
        return self.standing().filter(audience__in=SEEN_BY_GIVEN)


class GivenLinkQueries(models.QuerySet["Link"]):
    def behind(self, keys: Collection[UUID]) -> GivenLinkQueries:
        return self.filter(about_id__in=keys).order_by("-made_at", "-id")

    def open(self, at: datetime) -> GivenLinkQueries:
        """Neither ended nor past its day."""
        return self.filter(ended_at__isnull=True, ends_at__gt=at)
