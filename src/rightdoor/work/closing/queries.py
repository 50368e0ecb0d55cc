"""Words that complete 'closing letters …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from rightdoor.work.closing.lifecycle import By
from rightdoor.work.support.queries import around_help

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.closing.models import ClosingLetter  # noqa: F401  it is named below

CLOSING = "closing.closingletter"


class ClosingLetterQueries(models.QuerySet["ClosingLetter"]):
    def visible_to(self, account: Account, at: datetime) -> ClosingLetterQueries:
        """Those of whoever led the help, and of a manager's areas."""
        return around_help(self, account, at, called=(frozenset(), Q(pk__in=())))  # type: ignore[no-any-return]

    def by_the_safe_way(self) -> ClosingLetterQueries:
        """Those that wait to be read by code."""
        return self.filter(by_way=By.SAFE.value)
