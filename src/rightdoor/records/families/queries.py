"""Words that complete 'what was told of a family …'."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from rightdoor.records.people.models import Person

Row = TypeVar("Row", bound=models.Model)


class ToldQueries(models.QuerySet[Row]):
    def of(self, person: Person) -> ToldQueries[Row]:
        """Told of this child's family."""
        return self.filter(person=person)

    def current(self, on: date) -> ToldQueries[Row]:
        """So on that day, as far as anybody told us."""
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=on), Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        )

    def that_hold(self, on: date) -> ToldQueries[Row]:
        """Not ended.  What begins later holds already where a letter could not be taken back."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
