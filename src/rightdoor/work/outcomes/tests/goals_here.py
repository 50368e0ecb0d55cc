"""Goals made directly, for tests of this room and of those above it."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from rightdoor.ground.access.models import Account
from rightdoor.work.outcomes.actions.goals import set_goal
from rightdoor.work.outcomes.lifecycle import Whose
from rightdoor.work.outcomes.models import Goal
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY


def a_goal(episode: Episode, by: Account, at: datetime = MONDAY, **more: Any) -> Goal:
    plain: dict[str, Any] = {
        "words": "Sleep all night", "whose": Whose.YOUNG_PERSON, "talk_first": "", "value": None, "form_key": uuid4()
    }  # fmt: skip
    return set_goal(episode_id=episode.pk, by=by, at=at, **{**plain, **more})
