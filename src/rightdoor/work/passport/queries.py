"""Words that complete 'attempts …', 'keys …' and 'beside …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from rightdoor.work.passport.lifecycle import DAY, KEPT_FOR, Outcome

if TYPE_CHECKING:
    from rightdoor.work.passport.models import Attempt, Beside, OwnKey  # noqa: F401  named in the strings below
    from rightdoor.work.referrals.models import Referral

NOT_RIGHT = (Outcome.TRYING, Outcome.WRONG)


class AttemptQueries(models.QuerySet["Attempt"]):
    def since(self, moment: datetime) -> AttemptQueries:
        return self.filter(tried_at__gt=moment)

    def not_right(self) -> AttemptQueries:
        return self.filter(outcome__in=NOT_RIGHT)

    def opened(self) -> AttemptQueries:
        return self.filter(outcome=Outcome.OPENED)

    def of_the_day(self, at: datetime) -> AttemptQueries:
        return self.since(at - DAY)

    def to_forget(self, at: datetime) -> AttemptQueries:
        return self.filter(tried_at__lt=at - KEPT_FOR)


class OwnKeyQueries(models.QuerySet["OwnKey"]):
    def that_open(self, referral: Referral) -> OwnKeyQueries:
        """Those that open this request now, the newest last."""
        return self.filter(referral=referral, ended_at__isnull=True).order_by("made_at", "id")


class BesideQueries(models.QuerySet["Beside"]):
    def that_stand(self) -> BesideQueries:
        return self.filter(ended_at__isnull=True)

    def opened_from(self, referral: Referral) -> BesideQueries:
        """What this request opens now, in the order in which it was put beside it."""
        return self.that_stand().filter(referral=referral).order_by("made_at", "id")

    def that_open(self, referral: Referral) -> BesideQueries:
        """From where this request can be opened now without its code."""
        return self.that_stand().filter(other=referral)
