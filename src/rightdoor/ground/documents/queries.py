"""Words that complete 'files …'."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Q, Sum

from rightdoor.ground.access.bars import hidden_from, sealed_from
from rightdoor.ground.access.lifecycle import Label
from rightdoor.ground.access.reach import unbarred
from rightdoor.ground.documents.lifecycle import FileState

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account, Partnership
    from rightdoor.ground.documents.models import Document  # noqa: F401  named in the string below

TOO_LONG = timedelta(hours=1)
ASK_AGAIN = (timedelta(minutes=15), timedelta(hours=1))  # how long after it came it is asked about once more


class DocumentQueries(models.QuerySet["Document"]):
    def about(self, kind: str, key: UUID) -> DocumentQueries:
        """Of one thing."""
        return self.filter(about_kind=kind, about_id=key)

    def visible_to(self, account: Account, at: datetime) -> DocumentQueries:
        """Of their own partnership, but for what is sealed and they are not named on.

        Who may open one is asked of the policy, with what it belongs to.
        """
        mine = unbarred(self, account, at, hidden=hidden_from(account, at))
        return mine.exclude(sealed_from(account, at, "documents.document"))

    def on(self, kind: str, keys: Collection[UUID], account: Account, at: datetime) -> DocumentQueries:
        """Of these things, which they read, but for what is sealed and they are not named on."""
        mine = unbarred(self.filter(about_kind=kind, about_id__in=keys), account, at, hidden=Q(pk__in=()))
        return mine.exclude(sealed_from(account, at, "documents.document"))

    def unsealed(self) -> DocumentQueries:
        """For those who have no account: whoever opened the request by its code."""
        return self.exclude(label=Label.SEALED)

    def held(self) -> DocumentQueries:
        """Not yet checked, the oldest first."""
        return self.filter(state=FileState.HELD).order_by("received_at", "pk")

    def to_ask(self, at: datetime) -> DocumentQueries:
        """Held, and due: a file of which the scanner could make nothing waits a while for its next turn."""
        again = [Q(tries=tries, received_at__lte=at - wait) for tries, wait in enumerate(ASK_AGAIN, start=1)]
        return self.held().filter(reduce(or_, again, Q(tries=0)))

    def held_too_long(self, at: datetime) -> DocumentQueries:
        return self.held().filter(received_at__lt=at - TOO_LONG)

    def without_content(self) -> DocumentQueries:
        """For lists, which show what a file is and never what is in it."""
        return self.defer("content")

    def bytes_in_all(self) -> int:
        """How much room all files take."""
        return int(self.aggregate(all=Sum("size"))["all"] or 0)

    def bytes_of(self, partnership: Partnership) -> int:
        """How much room a partnership's files take."""
        return int(self.filter(partnership=partnership).aggregate(all=Sum("size"))["all"] or 0)
