"""Words that complete 'declarations …' and 'blocks …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import blocked_people

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.conflicts.models import Block, Declaration  # noqa: F401  named in the strings below


class DeclarationQueries(models.QuerySet["Declaration"]):
    def by(self, account: Account) -> DeclarationQueries:
        """What this member of staff said themselves, the newest first."""
        return self.filter(account=account).order_by("-told_at", "-id")

    def to_settle(self, account: Account) -> DeclarationQueries:
        """What another told and nobody has settled, for whoever settles it."""
        others = self.filter(partnership_id=account.partnership_id, settled_at__isnull=True)
        return others.exclude(account=account)


class BlockQueries(models.QuerySet["Block"]):
    def current(self, at: datetime) -> BlockQueries:
        """In force now, or from a later moment on."""
        return self.filter(Q(relation__ends_at__isnull=True) | Q(relation__ends_at__gt=at))

    def visible_to(self, account: Account, at: datetime) -> BlockQueries:
        """Others' blocks of their partnership, but for the people of whom they may themselves know nothing."""
        others = self.filter(partnership_id=account.partnership_id).exclude(account=account)
        return others.exclude(person_id__in=blocked_people(account, at))
