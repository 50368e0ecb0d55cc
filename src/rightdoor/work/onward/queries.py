"""Words that complete 'what was sent on …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from rightdoor.work.onward.lifecycle import CALLED, TO_PANEL_AFTER, WAITING, State
from rightdoor.work.support.queries import around_help

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.onward.models import Onward  # noqa: F401  it is named below

ONWARD = "onward.onward"


class OnwardQueries(models.QuerySet["Onward"]):
    def visible_to(self, account: Account, at: datetime) -> OnwardQueries:
        """What whoever leads the help sent, what a manager's areas send and are sent, and what calls the front door."""
        return around_help(self, account, at, called=(CALLED, calling(at)))  # type: ignore[no-any-return]

    def waiting(self) -> OnwardQueries:
        """For a yes or a no."""
        return self.filter(state__in=[one.value for one in WAITING])

    def returned(self) -> OnwardQueries:
        """That came back."""
        return self.filter(state=State.RETURNED.value)


def calling(at: datetime) -> Q:
    """What came back so often that the panel must talk about it, and what nobody answered in time."""
    return Q(nth_return__gte=TO_PANEL_AFTER) | Q(state__in=[one.value for one in WAITING], answer_by__lt=at)
