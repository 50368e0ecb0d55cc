"""The episode that an act is about, held until the act is done."""

from datetime import datetime
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.work.support.models import Episode


class NoSuchDay(Exception):
    """That day is over, or still to come, where it must not be."""


def held(episode_id: UUID, act: str, *, by: Account, at: datetime) -> Episode:
    """The episode as it is now, where *by* may do this with it; nobody else changes it meanwhile."""
    rows = Episode.objects.select_for_update(of=("self",)).select_related("partnership", "person", "worker")
    episode = rows.get(pk=episode_id)
    require(rule_on(by, act, episode, at=at))
    return episode
