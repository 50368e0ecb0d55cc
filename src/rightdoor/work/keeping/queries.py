"""Words that complete 'holds …', 'endings …' and 'requests for a copy …'."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import QuerySet

from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Relation
from rightdoor.work.keeping.lifecycle import OPEN, Copy, Stage

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.keeping.models import AccessRequest, Ending, Hold  # noqa: F401  named in the strings below


def barred(account: Account, at: datetime) -> QuerySet[Any, Any]:
    """The keys of those of whom an account may know nothing: their own, their relatives', whom they may have harmed."""
    return Relation.objects.of(account, Tie.BLOCK, Tie.EXCLUDED).current(at).values_list("about_id", flat=True)


class HoldQueries(models.QuerySet["Hold"]):
    def visible_to(self, account: Account, at: datetime) -> HoldQueries:
        """Of their own partnership, and not about somebody of whom they may know nothing."""
        ours = self.filter(partnership_id=account.partnership_id)
        return ours.exclude(record_id__isnull=False, record_id__in=barred(account, at))

    def live(self, on: date) -> HoldQueries:
        """That keep something on this day."""
        return self.filter(starts_on__lte=on, lifted_at__isnull=True)


class EndingQueries(models.QuerySet["Ending"]):
    def visible_to(self, account: Account, at: datetime) -> EndingQueries:
        """Of their own partnership, and not about somebody of whom they may know nothing."""
        ours = self.filter(partnership_id=account.partnership_id)
        return ours.exclude(record_id__isnull=False, record_id__in=barred(account, at))

    def open(self) -> EndingQueries:
        """Neither carried out nor decided otherwise."""
        return self.filter(stage__in=OPEN)

    def signed(self) -> EndingQueries:
        """That the next round of work carries out."""
        return self.filter(stage=Stage.SIGNED)


class AccessQueries(models.QuerySet["AccessRequest"]):
    def visible_to(self, account: Account, at: datetime) -> AccessQueries:
        """Of their own partnership, and not about somebody of whom they may know nothing."""
        ours = self.filter(partnership_id=account.partnership_id)
        return ours.exclude(record_id__isnull=False, record_id__in=barred(account, at))

    def open(self) -> AccessQueries:
        """That are still owed."""
        return self.exclude(stage=Copy.TAKEN)
