"""Words that complete 'tasks …' and 'shifts …'."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.ground.tasks.models import Shift, Task  # noqa: F401  named in the strings below


UNTIL_DONE = ("contact_not_made", "handover")  # a click does not quieten these: only doing them does


class TaskQueries(models.QuerySet["Task"]):
    def open(self) -> TaskQueries:
        return self.filter(done_at__isnull=True)

    def unanswered(self) -> TaskQueries:
        """Nobody has acknowledged it; or it is of a kind that only doing it settles."""
        return self.open().filter(Q(acknowledged_at__isnull=True) | Q(kind__in=UNTIL_DONE))

    def overdue(self, at: datetime) -> TaskQueries:
        """Not acknowledged in time."""
        return self.unanswered().filter(acknowledge_by__lt=at)

    def climbing(self, at: datetime) -> TaskQueries:
        """Due to be taken to the next person."""
        return self.unanswered().filter(climbs_at__lte=at)

    def about(self, kind: str, key: object) -> TaskQueries:
        return self.filter(about_kind=kind, about_id=str(key))

    def in_areas(self, areas: Iterable[str] | None) -> TaskQueries:
        """Of these areas, and those whose area is not known; None means every area."""
        return self if areas is None else self.filter(area__in=["", *areas])

    def visible_to(self, account: Account) -> TaskQueries:
        return self.filter(partnership_id=account.partnership_id)


class ShiftQueries(models.QuerySet["Shift"]):
    def running(self, at: datetime) -> ShiftQueries:
        return self.filter(starts_at__lte=at, ends_at__gt=at)

    def between(self, since: datetime, until: datetime) -> ShiftQueries:
        return self.filter(starts_at__lt=until, ends_at__gt=since)

    def of_area(self, area: str) -> ShiftQueries:
        """Of one area; of all of them where the area is not known."""
        return self.filter(area=area) if area else self

    def visible_to(self, account: Account) -> ShiftQueries:
        return self.filter(partnership_id=account.partnership_id)
