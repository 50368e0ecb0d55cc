"""Words that complete 'deaths …'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from rightdoor.records.people.models import Death, Person  # noqa: F401  named in the strings below


class DeathQueries(models.QuerySet["Death"]):
    def that_stand(self) -> DeathQueries:
        """Not undone."""
        return self.filter(undone_at__isnull=True)

    def of(self, person: Person) -> DeathQueries:
        return self.filter(person=person)
