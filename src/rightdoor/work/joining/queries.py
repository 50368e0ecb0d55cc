"""Words that complete 'joinings …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import blocked_people
from rightdoor.ground.access.reach import unbarred
from rightdoor.work.joining.lifecycle import WAITING, Stage

if TYPE_CHECKING:
    from uuid import UUID

    from rightdoor.ground.access.models import Account
    from rightdoor.records.people.models import Person
    from rightdoor.work.joining.models import Joining  # noqa: F401  named in the string below


class JoiningQueries(models.QuerySet["Joining"]):
    def visible_to(self, account: Account, at: datetime) -> JoiningQueries:
        """Of their partnership, but for those of whom, on either side, they may know nothing."""
        people = blocked_people(account, at)
        return unbarred(self, account, at, hidden=Q(kept__in=people) | Q(other__in=people))

    def waiting(self) -> JoiningQueries:
        """For a second person's word."""
        return self.filter(stage__in=[one.value for one in WAITING])

    def to_review(self) -> JoiningQueries:
        """Joined or parted, and nobody has looked yet which way of reaching them holds."""
        return self.filter(stage__in=[Stage.JOINED.value, Stage.PARTED.value], reviewed_at__isnull=True)

    def between(self, one: Person, other: Person) -> JoiningQueries:
        """Of these two, whichever goes on."""
        return self.filter(Q(kept=one, other=other) | Q(kept=other, other=one))

    def of(self, person: Person) -> JoiningQueries:
        return self.filter(Q(kept=person) | Q(other=person))

    def since(self, key: UUID, moment: datetime) -> JoiningQueries:
        """That made one record of this and another, or two of one again, at this moment or later."""
        joined = Q(answered_at__gte=moment) & ~Q(stage=Stage.REFUSED.value)
        return self.filter(Q(kept=key) | Q(other=key)).filter(joined | Q(parted_at__gte=moment))

    def in_doubt(self) -> JoiningQueries:
        """Joined and not looked at yet, or about to be parted."""
        return self.filter(Q(stage=Stage.JOINED.value, reviewed_at__isnull=True) | Q(stage=Stage.PARTING.value))
