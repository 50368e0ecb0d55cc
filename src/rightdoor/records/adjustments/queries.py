"""Words that complete 'needs …'."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models

from rightdoor.records.adjustments.lifecycle import YEAR

if TYPE_CHECKING:
    from rightdoor.records.adjustments.models import CommunicationNeed  # noqa: F401  named in the string below
    from rightdoor.records.people.models import Person


class NeedQueries(models.QuerySet["CommunicationNeed"]):
    def of(self, person: Person) -> NeedQueries:
        return self.filter(person=person).order_by("whose", "kind", "id")

    def standing(self) -> NeedQueries:
        """Not ended."""
        return self.filter(ended_at__isnull=True)

    def not_looked_at_for_a_year(self, at: datetime) -> NeedQueries:
        return self.standing().filter(looked_at__lte=at - timedelta(days=YEAR))
