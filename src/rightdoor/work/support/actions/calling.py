"""Somebody's safety changed while they wait or are helped: a person at the front door is called at once."""

from datetime import datetime

from rightdoor.ground.access.actors import Actor
from rightdoor.work.referrals.actions.closing import settle
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.models import Episode


def call_somebody(episode: Episode, heard: str, *, by: Actor, at: datetime, source: str = RedFlag.Source.STAFF) -> None:
    """Raise a red flag about the request with what was heard; where the request is closed, it is read again."""
    settle(episode.referral, at, anew=True)
    raise_flag(
        partnership=episode.partnership, area=episode.area, about=episode.referral, facts=[], heard=heard,
        source=source, by=by, at=at, anew=True,
    )  # fmt: skip
