"""What one help asks of whoever gives it: whom a child would rather see, skills, how much of a worker it takes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.work.allocating.lifecycle import Size
from rightdoor.work.allocating.models import Asks
from rightdoor.work.allocating.policy import WEIGH, WISH
from rightdoor.work.support.actions.holding import held


def write(act: str, episode_id: UUID, by: Account, at: datetime, **said: Any) -> Asks:
    episode = held(episode_id, act, by=by, at=at)
    asks, _new = Asks.objects.update_or_create(episode=episode, defaults={**said, "changed_at": at, "changed_by": by})
    record(act, about=episode, by=by, at=at)
    return asks


@transaction.atomic
def say_wish(*, episode_id: UUID, wish: str, skills: Sequence[str], by: Account, at: datetime) -> Asks:
    """Whom they would rather see, as they said it, and what this help asks for."""
    return write(WISH, episode_id, by, at, wish=wish, skills=list(skills))


@transaction.atomic
def weigh(*, episode_id: UUID, size: Size, by: Account, at: datetime) -> Asks:
    """How much of a worker it takes."""
    return write(WEIGH, episode_id, by, at, size=size)
