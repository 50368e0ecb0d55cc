"""Words that complete 'milestones …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from rightdoor.work.milestones.lifecycle import AT_THE_DESK
from rightdoor.work.support.queries import around_help

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.milestones.models import Milestone  # noqa: F401  it is named below

MILESTONE = "milestones.milestone"


class MilestoneQueries(models.QuerySet["Milestone"]):
    def visible_to(self, account: Account, at: datetime) -> MilestoneQueries:
        """Of the help that they lead, of a manager's areas; and what nobody took up, for the front door."""
        nobody_took_it_up = Q(episode=None) | Q(call_by__lt=at)
        return around_help(self, account, at, called=(AT_THE_DESK, nobody_took_it_up))  # type: ignore[no-any-return]

    def to_do(self) -> MilestoneQueries:
        """Not settled."""
        return self.filter(done_at=None)
