"""Words that complete 'episodes …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import blocked_people
from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Relation
from rightdoor.ground.access.reach import unbarred, where_holding
from rightdoor.work.support.lifecycle import OPEN, Stage

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.support.models import Episode

EPISODE = "support.episode"


class EpisodeQueries(models.QuerySet["Episode"]):
    def visible_to(self, account: Account, at: datetime) -> EpisodeQueries:
        """Those that they lead or cover, and, for a manager, those of their areas."""
        mine = unbarred(self, account, at, hidden=hidden_people(account, at))
        managed = where_holding(account, Role.MANAGER, at=at)
        return mine.filter(Q(pk__in=led_by(account, at)) | managed) if managed else mine  # no condition: every area

    def open(self) -> EpisodeQueries:
        """Accepted and not ended."""
        return self.filter(stage__in=[one.value for one in OPEN])

    def waiting(self) -> EpisodeQueries:
        """For help to begin."""
        return self.filter(stage=Stage.WAITING.value)

    def behind(self, one: Episode) -> EpisodeQueries:
        """Of a list in order, whoever stands behind this one."""
        later = Q(rank=one.rank, counts_from=one.counts_from, pk__gt=one.pk)
        return self.filter(Q(rank__gt=one.rank) | Q(rank=one.rank, counts_from__gt=one.counts_from) | later)

    def in_order(self) -> EpisodeQueries:
        """By need, then by how long they wait; of one moment in the order in which they came."""
        return self.order_by("rank", "counts_from", "id")


def hidden_people(account: Account, at: datetime) -> Q:
    """About somebody of whom they may know nothing."""
    return Q(person__in=blocked_people(account, at))


def led_by(account: Account, at: datetime) -> Any:
    """The keys of the episodes that they lead, or cover for whoever does, now."""
    ties = Relation.objects.of(account, Tie.LEAD, Tie.COVERING).current(at).filter(about_kind=EPISODE)
    return ties.values("about_id")


def around_help(rows: Any, account: Account, at: datetime, *, called: tuple[frozenset[Role], Q]) -> Any:
    """Of rows that hang on an episode: those of whoever leads it, of a manager's areas, and for the roles that *called*
    names, where they hold them, the rows that it says.
    """
    roles, which = called
    mine = unbarred(rows, account, at, hidden=hidden_people(account, at))
    managed = where_holding(account, Role.MANAGER, at=at)
    if not managed:  # no condition: every area
        return mine
    theirs = where_holding(account, *roles, at=at) & which
    return mine.filter(Q(episode__in=led_by(account, at)) | managed | theirs)
