"""A second connection to the same database, on which denials are written: no rollback takes them away.

Each process keeps one open, so that a refusal costs one insert and not a new connection.  Threads take turns on it, and
a process that was forked opens its own.
"""

import os
from threading import Lock
from typing import Any

import psycopg
from django.db import DatabaseError, connection
from psycopg.conninfo import make_conninfo
from psycopg.errors import UniqueViolation

COLUMNS = (
    "id", "happened_at", "act", "decision", "reason", "rule", "actor_kind", "actor_id", "on_behalf_of", "session",
    "client", "purpose", "about_kind", "about_id", "shown", "fields", "exported_rows", "exported_sha256", "codes",
    "request_id",
)  # fmt: skip
INSERT = f"insert into audit_event ({', '.join(COLUMNS)}) values ({', '.join(f'%({name})s' for name in COLUMNS)})"  # noqa: S608  our own names
PATIENCE = 3  # seconds: for a connection, and for one's turn on it
NOT_FOR_LIBPQ = ("client_encoding", "prepare_threshold")


class Beside:
    """The connection of this process, opened at its first use and again wherever it was lost."""

    def __init__(self) -> None:
        self.turn = Lock()
        self.open: psycopg.Connection | None = None
        self.where = ""

    def write(self, statement: str, row: dict[str, Any]) -> None:
        """One insert, which stands at once."""
        if not self.turn.acquire(timeout=PATIENCE):
            with opened(own_connection()) as alone:  # somebody's turn takes too long: nobody waits for ever
                alone.execute(statement, row)
            return
        try:
            try:
                self.ready().execute(statement, row)
            except psycopg.OperationalError:
                self.forget()  # the server closed it meanwhile, for example as it was started anew
                self.again(statement, row)
        finally:
            self.turn.release()

    def again(self, statement: str, row: dict[str, Any]) -> None:
        """A second try; the first may have been kept although its answer was lost, and then it is there already."""
        try:
            self.ready().execute(statement, row)
        except UniqueViolation:
            return

    def ready(self) -> psycopg.Connection:
        """The open connection to where the application's own one leads."""
        where = own_connection()
        if self.open is None or self.open.closed or self.where != where:
            self.forget()
            self.open, self.where = opened(where), where
        return self.open

    def forget(self) -> None:
        """Close the connection."""
        if self.open is not None:
            self.open.close()
        self.open = None

    def begin_anew(self) -> None:
        """In a process that was just forked: leave the connection to the parent, who still uses it."""
        self.parents, self.open, self.turn = self.open, None, Lock()  # kept in hand, since to drop it would close it


def opened(where: str) -> psycopg.Connection:
    """A connection on which each statement stands by itself; nothing is prepared, for a pool may lie between."""
    return psycopg.connect(where, autocommit=True, prepare_threshold=None)


def own_connection() -> str:
    """Where the application's connection leads, for a second one beside it."""
    wanted = {
        name: str(value)
        for name, value in connection.get_connection_params().items()
        if isinstance(value, str | int) and name not in NOT_FOR_LIBPQ
    }
    return make_conninfo("", **(wanted | {"connect_timeout": str(PATIENCE)}))


BESIDE = Beside()
os.register_at_fork(after_in_child=BESIDE.begin_anew)


def write_beside(row: dict[str, Any]) -> None:
    """Write one event on the connection of its own; where that cannot be done it is an error of the database."""
    try:
        BESIDE.write(INSERT, row)
    except psycopg.Error as problem:
        raise DatabaseError("The refusal could not be put on record.") from problem
