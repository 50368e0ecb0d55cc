"""Opening an episode of support."""

from datetime import datetime

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import OPEN_EPISODE


@transaction.atomic
def open_episode(*, referral: Referral, service: str, by: Actor, at: datetime) -> Episode:
    """Open a spell of help by one service.  The same service for the same request is opened once."""
    require(rule_on(by, OPEN_EPISODE, referral, at=at))
    episode, opened = Episode.objects.get_or_create(
        referral=referral,
        service=service,
        defaults={
            "partnership": referral.partnership, "area": referral.area, "person": referral.person, "opened_at": at,
        },
    )  # fmt: skip
    if opened:
        record(OPEN_EPISODE, about=episode, by=by, at=at, service=service)
    return episode
