"""Words that complete 'messages …'."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from rightdoor.ground.access.bars import sealed_from
from rightdoor.ground.access.lifecycle import Label
from rightdoor.work.referrals.queries import on_requests_of, read_on

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.referrals.models import Referral
    from rightdoor.work.writing.models import Line  # noqa: F401  named in the string below

LINE = "writing.line"


class LineQueries(models.QuerySet["Line"]):
    def visible_to(self, account: Account, at: datetime) -> LineQueries:
        """On requests that they may know of, but for what is sealed and they are not named on."""
        return on_requests_of(self, account, at).exclude(sealed_from(account, at, LINE))

    def on(self, requests: Iterable[Referral], account: Account, at: datetime) -> LineQueries:
        """On these requests, which they read, but for what is sealed and they are not named on."""
        return read_on(self, requests, account, at).exclude(sealed_from(account, at, LINE))

    def unsealed(self) -> LineQueries:
        """For those who have no account: whoever opened the request by its code."""
        return self.exclude(label=Label.SEALED)

    def theirs(self) -> LineQueries:
        """From whoever asked for help."""
        return self.filter(written_by__isnull=True)

    def ours(self) -> LineQueries:
        """From a person who works on the request."""
        return self.filter(written_by__isnull=False)

    def waiting(self) -> LineQueries:
        """From whoever asked, and neither answered nor settled with a reason."""
        return self.theirs().filter(settled_at__isnull=True)

    def unseen(self) -> LineQueries:
        """Answers that whoever asked has not opened yet."""
        return self.ours().filter(seen_at__isnull=True)

    def in_order(self) -> LineQueries:
        return self.order_by("said_at", "id")
