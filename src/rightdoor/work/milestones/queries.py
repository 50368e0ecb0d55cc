"""Words that complete 'milestones …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import blocked_people
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.reach import unbarred, where_holding
from rightdoor.work.milestones.lifecycle import AT_THE_DESK
from rightdoor.work.support.queries import led_by

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.milestones.models import Milestone  # noqa: F401  it is named below

MILESTONE = "milestones.milestone"


class MilestoneQueries(models.QuerySet["Milestone"]):
    def visible_to(self, account: Account, at: datetime) -> MilestoneQueries:
        """Of the help that they lead, of a manager's areas; and what nobody took up, for the front door."""
        mine = unbarred(self, account, at, hidden=Q(person__in=blocked_people(account, at)))
        managed = where_holding(account, Role.MANAGER, at=at)
        if not managed:  # no condition: every area
            return mine
        desk = where_holding(account, *AT_THE_DESK, at=at) & (Q(episode=None) | Q(call_by__lt=at))
        return mine.filter(Q(episode__in=led_by(account, at)) | managed | desk)

    def to_do(self) -> MilestoneQueries:
        """Not settled."""
        return self.filter(done_at=None)
