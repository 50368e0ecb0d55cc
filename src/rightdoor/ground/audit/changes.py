"""What rows were and became, and by which act: for the few tables on which somebody's safety hangs.

The database keeps it by a trigger with its owner's rights, so that SQL of any kind is seen and nothing that the
application may set turns it off.  Who did it is what the audit holds of the same transaction; a change without any act
was made past the product.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import sql

KEPT = """
create or replace trigger keep_change after insert or update or delete on {table}
for each row execute function sec.keep_change({columns})
"""
CHANGES = """
select c.changed_at, c.of_table, c.row_id, c.was, c.became, c.by_role,
  e.act, e.actor_kind, e.actor_id, e.request_id
from audit_change c
left join lateral (
  select act, actor_kind, actor_id, request_id from audit_event e
  where e.xact = c.xact and e.written_at between c.changed_at - interval '1 day' and c.changed_at + interval '1 day'
  order by e.about_id = c.row_id desc nulls last, e.seq limit 1
) e on true
where {which}
order by c.id
"""
OF_ROW, PAST = "c.of_table = %s and c.row_id = %s", "c.changed_at >= %s and c.changed_at < %s and e.act is null"


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change: what it was and became, and the act of the same transaction, where there was one."""

    at: datetime
    table: str
    row: UUID
    was: dict[str, Any] | None
    became: dict[str, Any] | None
    by_role: str
    act: str | None
    actor_kind: str | None
    actor_id: UUID | None
    request_id: str | None


def keep_changes_of(tables: Mapping[str, Sequence[str]]) -> None:
    """Have the changes of these columns kept; called by 'rightdoor migrate' as the owner."""
    with connection.cursor() as cursor:
        for table, columns in tables.items():
            literals = sql.SQL(", ").join(sql.Literal(column) for column in columns)
            cursor.execute(sql.SQL(KEPT).format(table=sql.Identifier("public", table), columns=literals))


def changes_of(table: str, row: UUID) -> list[Change]:
    """Every change of a row, in order."""
    return found(OF_ROW, [table, row])


def changes_past_the_product(since: datetime, until: datetime) -> list[Change]:
    """Changes that no act on record explains: somebody used SQL of their own."""
    return found(PAST, [since, until])


def found(which: str, given: list[Any]) -> list[Change]:
    """Changes with their acts."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGES.format(which=which), given)
        return [
            Change(at, table, row, read(was), read(became), *rest)
            for at, table, row, was, became, *rest in cursor.fetchall()
        ]


def read(text: str | None) -> dict[str, Any] | None:
    """The columns of a row, where there was one."""
    return None if text is None else json.loads(text)
