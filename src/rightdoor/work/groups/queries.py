"""Words that complete 'groups …' and 'places …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import blocked_people
from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Relation
from rightdoor.ground.access.reach import NONE, unbarred, where_holding
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.groups.models import Cohort, Place  # noqa: F401  named in the strings below

COHORT, PLACE = "groups.cohort", "groups.place"


class CohortQueries(models.QuerySet["Cohort"]):
    def visible_to(self, account: Account, at: datetime) -> CohortQueries:
        """Those that they run, and, for a manager, those of their areas."""
        mine = unbarred(self, account, at, hidden=NONE)
        managed = where_holding(account, Role.MANAGER, at=at)
        return mine.filter(Q(pk__in=tied_to(COHORT, account, at)) | managed) if managed else mine


class PlaceQueries(models.QuerySet["Place"]):
    def standing(self) -> PlaceQueries:
        """Of those who belong to the group now, and whose help goes on."""
        return self.filter(left_at=None, episode__stage=Stage.STARTED.value)

    def visible_to(self, account: Account, at: datetime) -> PlaceQueries:
        """Of the members of whom they may know, because they run the group or read the help itself."""
        hidden = Q(episode__person__in=blocked_people(account, at))
        mine = unbarred(self, account, at, hidden=hidden, home="episode__partnership_id")
        return mine.filter(
            Q(pk__in=tied_to(PLACE, account, at)) | Q(episode__in=Episode.objects.visible_to(account, at).values("pk"))
        )


def tied_to(kind: str, account: Account, at: datetime) -> Any:
    """The keys of the groups that they run, or of the places in them that they may read, now."""
    return Relation.objects.of(account, Tie.LEAD).current(at).filter(about_kind=kind).values("about_id")
