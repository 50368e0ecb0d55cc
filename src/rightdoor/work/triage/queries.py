"""Words that complete 'requests …', for this room."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import LONDON
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.policy import FRONT_DOOR


def visible(account: Account, at: datetime) -> QuerySet[Referral]:
    """The requests of the areas in which they work at the front door today, and those whose area is not known."""
    mine = Referral.objects.visible_to(account)
    areas = account.areas_of(*FRONT_DOOR, on=at.astimezone(LONDON).date())
    return mine if areas is None else mine.filter(area__in=["", *sorted(areas)])


def may_be_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Exact keys only: a person looks at both before anything is done."""
    if one["id"] == other["id"] or one["person__born_on"] != other["person__born_on"]:
        return False
    keys = ("person__preferred_name", "person__postcode")
    return one["person_id"] == other["person_id"] or any(
        one[key] and plain(one[key]) == plain(other[key]) for key in keys
    )


def plain(words: str) -> str:
    """Letters and digits only, so that 'CT1 2AB' and 'ct12ab' are the same."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def key_in(words: str) -> UUID | None:
    """A key from an address; nothing where it is none."""
    try:
        return UUID(words)
    except ValueError:
        return None
