"""Everything that belongs to one record, in every table: rows.toml is followed until nothing is new."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from rightdoor.work.keeping.rows import ABOUT, DRAFTS, PEOPLE, RECORD, REQUESTS, Row, childs
from rightdoor.work.referrals.models import Draft, Referral

Reach = dict[str, set[UUID]]
"""The keys of the rows of a record, by kind of row."""
FIELDS = {ABOUT: ("about_kind", "about_id"), RECORD: ("record_kind", "record_id")}
Passes = Callable[[Model], bool]


def whole_record(kind: str, key: UUID) -> tuple[str, UUID]:
    """The record to which a person, a request or a draft belongs: the person's, where somebody is named."""
    if kind == DRAFTS:
        sent_as = Draft.objects.filter(pk=key).values_list("sent_as", flat=True).first()
        return whole_record(REQUESTS, sent_as) if sent_as else (kind, key)
    if kind == REQUESTS:
        person = Referral.objects.filter(pk=key).values_list("person", flat=True).first()
        return (PEOPLE, person) if person else (kind, key)
    return kind, key


def reach(kind: str, key: UUID, *, passes: Passes | None = None) -> Reach:
    """Every row of a record.  Where *passes* says no to a row, neither it nor what hangs on it alone is in it."""
    found: Reach = defaultdict(set, {kind: {key}})
    size = -1
    while size != (size := sum(len(keys) for keys in found.values())):
        for row in childs():
            found[row.model] |= passing(belonging(row, found), passes)
            for name in row.brings:
                found[row.target(name)] |= brought(row, name, found)
    return {model: keys for model, keys in found.items() if keys}


def passing(some: QuerySet[Any], passes: Passes | None) -> set[UUID]:
    """The keys of those that pass."""
    if passes is None:
        return set(some.values_list("pk", flat=True))
    return {one.pk for one in some if passes(one)}


def belonging(row: Row, found: Reach) -> QuerySet[Any]:
    """The rows of one kind that belong to what was found so far."""
    condition = Q(pk__in=())
    for name in row.belongs:
        if name in FIELDS:
            kind, key = FIELDS[name]
            for model, keys in found.items():
                condition |= Q(**{kind: model, f"{key}__in": keys})
        else:
            condition |= Q(**{f"{name}__in": found[row.target(name)]})
    return row.table._default_manager.filter(condition)


def brought(row: Row, name: str, found: Reach) -> set[UUID]:
    """What these rows point at, unless another record points there too."""
    pointed = row.table._default_manager.filter(pk__in=found[row.model], **{f"{name}__isnull": False})
    keys: set[UUID] = set(pointed.values_list(name, flat=True))
    return keys - pointed_at_by_others(row.target(name), keys, found)


def pointed_at_by_others(target: str, keys: set[UUID], found: Reach) -> set[UUID]:
    """Those at which a row of another record points."""
    theirs: set[UUID] = set()
    for row, name in bringing(target):
        others = row.table._default_manager.filter(**{f"{name}__in": keys}).exclude(pk__in=found[row.model])
        theirs |= set(others.values_list(name, flat=True))
    return theirs


def bringing(target: str) -> Iterator[tuple[Row, str]]:
    """Every field that brings rows of this kind along."""
    return ((row, name) for row in childs() for name in row.brings if row.target(name) == target)
