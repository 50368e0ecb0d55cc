"""While a family waits: their place on the list, a pause at their wish, and how they are meanwhile."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import day_of
from rightdoor.work.referrals.actions.adding import hear_late
from rightdoor.work.referrals.lifecycle import Priority
from rightdoor.work.support.actions.calling import call_somebody
from rightdoor.work.support.actions.holding import NoSuchDay, held
from rightdoor.work.support.lifecycle import RANKS, Stage
from rightdoor.work.support.models import CheckIn, Episode
from rightdoor.work.support.policy import CHECK_IN, REORDER


class NotWaiting(Exception):
    """Help has begun, or it is over: there is no place on a list."""


NOBODY_WAITS = "They do not wait any more. Nothing was changed."


@transaction.atomic
def reorder(
    *, episode_id: UUID, urgency: Priority, counts_from: datetime, because: str, by: Account, at: datetime
) -> Episode:
    """Say how soon, and from when they count as waiting, with the reason.  Since when they truly wait never changes.

    Raises NoSuchDay for a day to come: nobody is put behind those who have not yet asked.
    """
    episode = waiting(episode_id, by, at)
    if counts_from > at:
        raise NoSuchDay("That day is still to come. Nothing was changed.")
    episode.urgency, episode.rank = urgency, RANKS[urgency]
    episode.counts_from, episode.counts_because = counts_from, because
    episode.save(update_fields=["urgency", "rank", "counts_from", "counts_because"])
    record(REORDER, about=episode, by=by, at=at, urgency=urgency.value)
    return episode


@transaction.atomic
def pause(*, episode_id: UUID, until: date | None, because: str, by: Account, at: datetime) -> Episode:
    """They asked to wait until a day, and keep their place; without a day they are ready again."""
    episode = waiting(episode_id, by, at)
    if until is not None and until <= day_of(at):
        raise NoSuchDay("That day is over. Nothing was changed.")
    episode.paused_until, episode.paused_because = until, because if until else ""
    episode.save(update_fields=["paused_until", "paused_because"])
    record(REORDER, about=episode, by=by, at=at, paused=until is not None)
    return episode


def waiting(episode_id: UUID, by: Account, at: datetime) -> Episode:
    """The episode, where it still waits."""
    episode = held(episode_id, REORDER, by=by, at=at)
    if episode.stage != Stage.WAITING:
        raise NotWaiting(NOBODY_WAITS)
    return episode


@transaction.atomic
def check_in(
    *, episode_id: UUID, with_whom: str, is_reached: bool, is_worse: bool, ways_still_safe: bool | None, words: str,
    form_key: UUID, by: Account, at: datetime,
) -> CheckIn:  # fmt: skip
    """Write down how they are.  Where it got worse, or a way of reaching them is not safe any more, a person is called.

    The same form twice is one check-in.
    """
    episode = held(episode_id, CHECK_IN, by=by, at=at)
    same = CheckIn.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    one = CheckIn.objects.create(
        episode=episode, happened_at=at, by=by, with_whom=with_whom, is_reached=is_reached, is_worse=is_worse,
        ways_still_safe=ways_still_safe, words=words, form_key=form_key,
    )  # fmt: skip
    record(CHECK_IN, about=episode, by=by, at=at, worse=is_worse, reached=is_reached)
    if is_worse:
        call_somebody(episode, words, by=by, at=at)
    elif ways_still_safe is False:
        hear_late(episode.referral, by=by, at=at)
    return one
