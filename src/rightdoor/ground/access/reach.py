"""What of a list is within an account's reach: the same bars as for one thing, asked of all its rows at once."""

from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.pure.rules.days import day_of

Rows = TypeVar("Rows", bound=QuerySet[Any])
NONE = Q(pk__in=[])


def unbarred(rows: Rows, account: Account, at: datetime, *, hidden: Q, home: str = "partnership_id") -> Rows:
    """The rows on which nothing bars this account.  *hidden* says which are about people of whom it knows nothing.

    *home* leads to the partnership to which a row belongs.
    """
    if not account.is_active:
        return rows.none()
    excluded = Relation.objects.of(account, Tie.EXCLUDED).current(at)
    mine = rows.filter(**{home: account.partnership_id}).exclude(hidden)
    if "about_kind" in {field.name for field in rows.model._meta.concrete_fields}:
        mine = mine.exclude(
            Exists(excluded.filter(about_kind=OuterRef("about_kind"), about_id=OuterRef("about_id")))
        )  # what is about it, such as its tasks
    return mine.exclude(pk__in=excluded.filter(about_kind=rows.model._meta.label_lower).values("about_id"))


def where_holding(account: Account, *roles: Role, at: datetime) -> Q:
    """In the areas in which one of *roles* is held today; and, for whoever holds one at all, of no known area."""
    areas = account.areas_of(*roles, on=day_of(at))
    if areas is None:
        return Q()
    return Q(area__in=["", *sorted(areas)]) if areas else NONE
