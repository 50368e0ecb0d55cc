"""Words that complete 'flags …' and 'contacts …'."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import hidden_from
from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.reach import unbarred, where_holding
from rightdoor.pure.reading import read_since

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.safeguarding.models import BodyContact, RedFlag  # noqa: F401  named in the strings below


class FlagQueries(models.QuerySet["RedFlag"]):
    def open(self) -> FlagQueries:
        """Nobody has said yet what was done."""
        return self.filter(handled_at__isnull=True)

    def about(self, kind: str, key: object) -> FlagQueries:
        return self.filter(about_kind=kind, about_id=str(key))

    def about_any(self, kind: str, keys: Collection[UUID]) -> FlagQueries:
        return self.filter(about_kind=kind, about_id__in=keys)

    def visible_to(self, account: Account, at: datetime) -> FlagQueries:
        """Of the areas in which they work at the front door that day, or of no known area; answered, for 28 days."""
        mine = unbarred(self, account, at, hidden=hidden_from(account, at))
        mine = mine.filter(Q(handled_at__isnull=True) | Q(handled_at__gte=read_since(at)))
        return mine.filter(where_holding(account, *FRONT_DOOR, at=at))


class ContactQueries(models.QuerySet["BodyContact"]):
    def not_made(self) -> ContactQueries:
        return self.filter(made_at__isnull=True)

    def about(self, kind: str, key: object) -> ContactQueries:
        return self.filter(about_kind=kind, about_id=str(key))

    def about_any(self, kind: str, keys: Collection[UUID]) -> ContactQueries:
        return self.filter(about_kind=kind, about_id__in=keys)

    def visible_to(self, account: Account, at: datetime) -> ContactQueries:
        """Of the areas in which they work at the front door that day, or of no known area; once made, for 28 days."""
        mine = unbarred(self, account, at, hidden=hidden_from(account, at))
        mine = mine.filter(Q(made_at__isnull=True) | Q(made_at__gte=read_since(at)))
        return mine.filter(where_holding(account, *FRONT_DOOR, at=at))
