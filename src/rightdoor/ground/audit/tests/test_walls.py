"""Append-only by grant and by trigger, on the parents and on every month; columns of the database's own."""

# ruff: noqa: S608  the tests own every word of their SQL

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.audit.record import record
from rightdoor.ground.audit.tests.conftest import NOON, Chained

TABLES = ("audit_event", "audit_link", "audit_tombstone", "audit_change")
PARTS = """
select i.inhrelid::regclass::text from pg_inherits i
where i.inhparent in ('audit_event'::regclass, 'audit_link'::regclass)
"""
MAY = """
select c.relname, p.what from pg_class c, unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p(what)
where (c.relname like 'audit\\_%' or c.relname = 'audit_event_seq') and c.relkind in ('r', 'p')
  and (has_table_privilege(c.oid, p.what) or has_any_column_privilege(c.oid, 'insert') and p.what = 'insert')
"""


def parts() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(PARTS)
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
def test_the_application_may_add_and_read_and_nothing_else_and_no_part_directly() -> None:
    with connection.cursor() as cursor:
        cursor.execute(MAY)
        may = set(cursor.fetchall())

    assert may == {
        ("audit_event", "select"), ("audit_event", "insert"), ("audit_link", "select"), ("audit_link", "insert"),
        ("audit_tombstone", "select"), ("audit_change", "select"),
    }  # fmt: skip
    assert len(parts()) > 30


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["written_at", "xact", "seq"])
def test_the_application_cannot_say_when_or_in_which_order_an_event_was_written(column: str) -> None:
    value = {"written_at": "now()", "xact": "'5'::xid8", "seq": "1"}[column]
    statement = (
        f"insert into audit_event (id, happened_at, act, decision, actor_kind, {column}) "
        f"values (gen_random_uuid(), now(), 'tests.forged', 'allowed', 'visitor', {value})"
    )

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["select * from", "insert into {} default values --", "truncate", "drop table"])
def test_a_months_own_table_is_not_reached_directly(statement: str) -> None:
    part = "audit_event_2026_11"
    text = statement.format(part) if "{}" in statement else f"{statement} {part}"

    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(text)


@pytest.mark.usefixtures("connected_as_owner")
@pytest.mark.parametrize("change", ["update {} set {}", "delete from {}", "truncate {}"])
def test_not_even_the_owner_changes_it_without_saying_so_first(chained: Chained, change: str) -> None:
    chained.happen(2)
    same = {"audit_event": "act = act", "audit_link": "n = n", "audit_tombstone": "body = body"}
    with connection.cursor() as cursor:
        cursor.execute("insert into audit_tombstone values (1, '{}', '')")
        cursor.execute(PARTS)
        filled = [("audit_event_2026_11", "act = act"), ("audit_link_2026_11", "n = n"), *same.items()]
        for table, nothing in filled:
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                cursor.execute(change.format(table, nothing))
        for part in parts() if change.startswith("truncate") else []:
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                cursor.execute(f"truncate {part}")


@pytest.mark.django_db
def test_an_act_that_is_no_constant_of_ours_is_refused_by_the_table() -> None:
    for act in ("Tests.Said", "tests said", "tests.said\n", "'; drop", ""):
        with pytest.raises(DatabaseError, match="audit_event_act_check"), transaction.atomic():
            record(act, about=None, by=VISITOR, at=NOON)


@pytest.mark.django_db
@pytest.mark.parametrize(("back", "ahead"), [(-1, 0), (25, 0), (0, 25), (0, -1)])
def test_the_application_cannot_ask_for_endless_months(back: int, ahead: int) -> None:
    with pytest.raises(DatabaseError, match="24 months"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select sec.make_audit_months(%s, %s)", [back, ahead])


def test_the_next_months_are_made_by_the_application_and_are_walled_like_the_others(
    chained: Chained, as_owner: Callable[..., Any]
) -> None:
    as_owner("drop table audit_event_2027_01, audit_link_2027_01")
    with connection.cursor() as cursor:
        cursor.execute("select sec.make_audit_months(0, 24)")
        assert cursor.fetchone()[0] > 2
        cursor.execute("select sec.make_audit_months(0, 24)")
        assert cursor.fetchone()[0] == 0
        cursor.execute(MAY)
        assert {name for name, _what in cursor.fetchall()} == set(TABLES)
    record("tests.later", about=None, by=VISITOR, at=NOON.replace(year=2027, month=1))
    as_owner("set session_replication_role = origin")
    for change in ("update audit_event_2027_01 set act = act", "truncate audit_event_2027_01"):
        with pytest.raises(Exception, match="append-only"):
            as_owner(change)
