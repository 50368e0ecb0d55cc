"""Words that complete 'safety plans …' and 'shares …'."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef

if TYPE_CHECKING:
    from rightdoor.records.people.models import Person
    from rightdoor.work.safetyplans.models import SafetyPlan, Share  # noqa: F401  named in the strings below


class PlanQueries(models.QuerySet["SafetyPlan"]):
    def of(self, person: Person) -> PlanQueries:
        return self.filter(person=person)

    def newest_first(self) -> PlanQueries:
        return self.order_by("-written_at", "-id")

    def newest(self) -> SafetyPlan | None:
        """The version that counts."""
        return self.newest_first().first()

    def that_count(self) -> PlanQueries:
        """Of each person the newest version."""
        later = self.model._default_manager.filter(person=OuterRef("person"), written_at__gt=OuterRef("written_at"))
        return self.exclude(Exists(later))

    def to_look_at_again(self, on: date) -> PlanQueries:
        """The day on which it was to be looked at again is past."""
        return self.that_count().filter(review_on__lt=on)


class ShareQueries(models.QuerySet["Share"]):
    def standing(self) -> ShareQueries:
        """Not taken back."""
        return self.filter(ended_at__isnull=True)
