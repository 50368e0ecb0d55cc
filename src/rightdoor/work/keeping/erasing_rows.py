"""Taking rows away: all that belongs to a record, or all but a part that is kept by decision."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection, models

from rightdoor.pure.keys import new_key
from rightdoor.work.keeping.reach import Reach
from rightdoor.work.keeping.rows import SPINE, Row, childs

ALWAYS_STAY = frozenset({"id", "partnership", "person"})


def erase(found: Reach, *, root: str, kept: Collection[str] = ()) -> int:
    """Remove the rows of a record, or empty what a kept part hangs on; the number of rows that went."""
    gone = 0
    for row in reversed(childs()):
        keys = found.get(row.model, set())
        if not keys or (row.part and row.part in kept):
            continue
        let_go(row, found)
        if kept and row.model in {*SPINE, root}:
            empty(row, keys)
        else:
            gone += remove(row, keys)
    return gone


def let_go(row: Row, found: Reach) -> None:
    """Rows of other records that point at what goes, point at nothing."""
    for other in childs():
        for name in other.loose:
            if other.target(name) == row.model:
                theirs = other.table._default_manager.filter(**{f"{name}__in": found[row.model]})
                theirs.update(**{name: None})


def remove(row: Row, keys: set[UUID]) -> int:
    """By the keys alone: what may not be removed on its own goes with the whole."""
    table = connection.ops.quote_name(row.table._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"delete from {table} where id = any(%s)", [list(keys)])  # noqa: S608  the table is ours
        return int(cursor.rowcount)


def empty(row: Row, keys: set[UUID]) -> None:
    """Nothing stays of these rows but that they were there, and what tells how long to keep them."""
    for key in keys:
        fields = [field for field in row.table._meta.concrete_fields if may_empty(row, field)]
        row.table._default_manager.filter(pk=key).update(**{field.attname: nothing_in(field) for field in fields})


def may_empty(row: Row, field: models.Field[Any, Any]) -> bool:
    return field.name not in row.stays and field.name not in ALWAYS_STAY


def nothing_in(field: models.Field[Any, Any]) -> Any:
    """What a field holds when nothing is in it; a key or code that must be there is a new one that leads nowhere."""
    if field.unique and isinstance(field, models.UUIDField):
        return new_key()
    if field.unique and isinstance(field, models.CharField) and not field.null:
        return f"ended-{new_key().hex}"
    return None if field.null else field.get_default()
