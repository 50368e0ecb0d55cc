"""Opening an episode of support, and opening it again for somebody who comes back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.referrals.lifecycle import Priority
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.lifecycle import OPEN, RANKS, Stage
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import BRING_BACK, OPEN_EPISODE

PASSED_ON = "They waited for another service, which passed them on."


class GoesOn(Exception):
    """It is not over, so nobody can come back to it."""


@transaction.atomic
def open_episode(*, referral: Referral, service: str, by: Actor, at: datetime) -> Episode:
    """Open a spell of help by one service: they wait from now, in the order of how soon the front door said.

    The same service for the same request is opened once while it goes on.
    """
    require(rule_on(by, OPEN_EPISODE, referral, at=at))
    return opened(referral, service, by=by, at=at)


def opened(
    referral: Referral, service: str, *, by: Actor, at: datetime, after: Episode | None = None,
    like: Episode | None = None,
) -> Episode:  # fmt: skip
    """The open episode, made where there is none.

    *like*: the help from which they were passed on.  Who waited there counts as waiting since then, and as urgently.
    """
    urgency = Priority(like.urgency if like else referral.priority)
    still_waits = like is not None and like.stage == Stage.WAITING
    since = like.counts_from if like is not None and still_waits else at
    episode, is_new = Episode.objects.get_or_create(
        referral=referral, service=service, stage__in=OPEN,
        defaults={
            "partnership": referral.partnership, "area": referral.area, "person": referral.person, "opened_at": at,
            "counts_from": since, "counts_because": PASSED_ON if still_waits else "", "urgency": urgency,
            "rank": RANKS[urgency], "after": after,
        },
    )  # fmt: skip
    if is_new:
        record(OPEN_EPISODE, about=episode, by=by, at=at, service=service)
    return episode


@transaction.atomic
def bring_back(*, episode_id: UUID, because: str, by: Account, at: datetime) -> Episode:
    """Somebody comes back by the way that was promised: they wait again, with all that is known, and fill in nothing.

    What ended stays as it ended.  Raises GoesOn where it has not.
    """
    ended = Episode.objects.select_for_update(of=("self",)).select_related("referral__partnership").get(pk=episode_id)
    require(rule_on(by, BRING_BACK, ended, at=at))
    if ended.is_open:
        raise GoesOn("This help goes on, so they need not come back to it. Nothing was changed.")
    episode = opened(ended.referral, ended.service, by=by, at=at, after=ended)
    record(BRING_BACK, about=episode, by=by, at=at, because=because)
    return episode
