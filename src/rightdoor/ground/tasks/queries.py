"""Words that complete 'tasks …' and 'shifts …'."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import hidden_from
from rightdoor.ground.access.reach import unbarred, where_holding
from rightdoor.ground.access.whom import about_unseen
from rightdoor.ground.tasks.lifecycle import KEEPING_ROTA, SEEING
from rightdoor.pure.reading import read_since

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.ground.tasks.models import Shift, Task  # noqa: F401  named in the strings below


URGENT = ("red_flag", "worrying_words", "contact_not_made")
UNTIL_DONE = ("contact_not_made", "handover", "answer_message")  # a click does not quieten these: only doing them does


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

    def visible_to(self, account: Account, at: datetime) -> TaskQueries:
        """Of the areas in which they hold a role that day, and those whose area is not known; done ones for 28 days."""
        mine = unbarred(self, account, at, hidden=hidden_from(account, at))
        mine = mine.filter(Q(done_at__isnull=True) | Q(done_at__gte=read_since(at)))
        mine = mine.exclude(about_unseen(account, at))
        return mine.filter(where_holding(account, *SEEING, at=at))

    def most_urgent_first(self) -> TaskQueries:
        """Children who may not be safe before all else, then the oldest promise."""
        urgent = models.Case(models.When(kind__in=URGENT, then=0), default=1, output_field=models.IntegerField())
        return self.order_by(urgent, "acknowledge_by", "id").select_related("owner", "escalated_to", "acknowledged_by")


class ShiftQueries(models.QuerySet["Shift"]):
    def running(self, at: datetime) -> ShiftQueries:
        return self.filter(starts_at__lte=at, ends_at__gt=at)

    def between(self, since: datetime, until: datetime) -> ShiftQueries:
        return self.filter(starts_at__lt=until, ends_at__gt=since)

    def of_area(self, area: str) -> ShiftQueries:
        """Of one area; of all of them where the area is not known."""
        return self.filter(area=area) if area else self

    def in_order(self) -> ShiftQueries:
        return self.order_by("starts_at", "kind", "id")

    def kept_by(self, account: Account, on: date) -> ShiftQueries:
        """Of the areas whose rota they keep."""
        mine = self.filter(partnership_id=account.partnership_id)
        areas = account.areas_of(*KEEPING_ROTA, on=on)
        return mine if areas is None else mine.filter(area__in=areas)
