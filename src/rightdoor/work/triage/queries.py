"""Words that complete 'requests …', for this room."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from rightdoor.ground.access.bars import opened_people
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.pure.rules.days import day_of
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.policy import FRONT_DOOR


def visible(account: Account, at: datetime) -> QuerySet[Referral]:
    """The requests of the areas in which they work at the front door today, and those whose area is not known.

    What was opened to them, because it was shared or because they broke the glass, is among them.
    """
    mine = Referral.objects.visible_to(account, at)
    areas = account.areas_of(*FRONT_DOOR, on=day_of(at))
    if areas is None:
        return mine
    return mine.filter(Q(area__in=["", *sorted(areas)]) | Q(person__in=opened_people(account, at)))


def where_leading(account: Account, at: datetime) -> QuerySet[Referral]:
    """The requests of the areas in which they lead on safeguarding or manage today."""
    mine = Referral.objects.visible_to(account, at)
    areas = account.areas_of(Role.SAFEGUARDING_LEAD, Role.MANAGER, on=day_of(at))
    return mine if areas is None else mine.filter(area__in=["", *sorted(areas)])


def key_in(words: str) -> UUID | None:
    """A key from an address; nothing where it is none."""
    try:
        return UUID(words)
    except ValueError:
        return None
