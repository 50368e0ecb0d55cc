"""Words that complete 'attempts …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from rightdoor.work.passport.lifecycle import DAY, KEPT_FOR, Outcome

if TYPE_CHECKING:
    from rightdoor.work.passport.models import Attempt  # noqa: F401  named in the string below

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
