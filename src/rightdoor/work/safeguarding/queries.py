"""Words that complete 'flags …' and 'contacts …'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.safeguarding.models import BodyContact, RedFlag  # noqa: F401  named in the strings below


class FlagQueries(models.QuerySet["RedFlag"]):
    def open(self) -> FlagQueries:
        """Nobody has said yet what was done."""
        return self.filter(handled_at__isnull=True)

    def about(self, kind: str, key: object) -> FlagQueries:
        return self.filter(about_kind=kind, about_id=str(key))

    def visible_to(self, account: Account) -> FlagQueries:
        return self.filter(partnership_id=account.partnership_id)


class ContactQueries(models.QuerySet["BodyContact"]):
    def not_made(self) -> ContactQueries:
        return self.filter(made_at__isnull=True)

    def about(self, kind: str, key: object) -> ContactQueries:
        return self.filter(about_kind=kind, about_id=str(key))

    def visible_to(self, account: Account) -> ContactQueries:
        return self.filter(partnership_id=account.partnership_id)
