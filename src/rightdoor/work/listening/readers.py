"""Who reads a complaint: the complaints readers of its area, and never whoever it is about."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, RoleHeld
from rightdoor.pure.rules.days import day_of
from rightdoor.work.listening.models import Complaint

NAME = re.compile(r"[^\W\d_]{2,}")  # without what hangs on it, such as 's


def holders(complaint: Complaint, role: Role, at: datetime) -> list[Account]:
    """Who holds this role where the complaint belongs, and may know of it."""
    held = RoleHeld.objects.current(day_of(at)).filter(role=role)
    if complaint.area:
        held = held.filter(Q(area="") | Q(area=complaint.area))
    people = Account.objects.filter(
        partnership_id=complaint.partnership_id, is_active=True, pk__in=held.values("account")
    )
    return [one for one in people.order_by("pk") if not has_conflict(one, complaint, at)]


def readers_of(complaint: Complaint, at: datetime) -> list[Account]:
    """The complaints readers; where nobody is one who may read it, the service managers stand in."""
    return holders(complaint, Role.COMPLAINTS_READER, at) or holders(complaint, Role.MANAGER, at)


def named_in(words: str, people: Iterable[Account]) -> list[Account]:
    """Members of staff whose first name or surname stands in these words: families know them by either.

    Whoever is meant by mistake loses nothing but this complaint, which others read.
    """
    said = parts(words)
    return [one for one in people if said & parts(one.name)]


def parts(words: str) -> set[str]:
    return {name.casefold() for name in NAME.findall(words)}
