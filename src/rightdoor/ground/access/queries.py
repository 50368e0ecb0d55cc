"""Words that complete 'roles …' and 'relations …'."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.lifecycle import Tie

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account, Relation, RoleAsked, RoleHeld  # noqa: F401  named in the strings below


class RoleQueries(models.QuerySet["RoleHeld"]):
    def current(self, on: date) -> RoleQueries:
        """Held on that day, first and last day included, and not taken away since."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on, taken_at__isnull=True)


class AskedQueries(models.QuerySet["RoleAsked"]):
    def open(self) -> AskedQueries:
        """That wait for a second person."""
        return self.filter(settled_at__isnull=True)


class RelationQueries(models.QuerySet["Relation"]):
    def current(self, at: datetime) -> RelationQueries:
        """In force at that moment."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at), starts_at__lte=at)

    def of(self, account: Account, *ties: Tie) -> RelationQueries:
        """What ties this account in one of these ways."""
        return self.filter(account=account, kind__in=ties)

    def to(self, kind: str, key: UUID) -> RelationQueries:
        """What ties anybody to this record."""
        return self.filter(about_kind=kind, about_id=key)
