"""Django's connection to PostgreSQL, behind the second wall.  The module's name is Django's."""

from collections.abc import Callable
from typing import Any

import psycopg
from django.db.backends.postgresql import base as postgresql
from psycopg.pq import TransactionStatus

from rightdoor.ground.access.walled.claims import Claim, claimed

BEGIN = "select sec.begin(%s)"
SERVING = "select pg_backend_pid()"


class DatabaseWrapper(postgresql.DatabaseWrapper):
    """Says in every transaction, before its first statement, who acts."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.said: Claim | None = None  # in the transaction that is open now
        self.direct: psycopg.Connection[Any] | None = None  # a connection that is known to lead to one process
        self.execute_wrappers.append(self.behind_the_wall)

    def behind_the_wall(
        self,
        execute: Callable[..., Any],
        sql: Any,
        parameters: Any,
        many: bool,  # noqa: FBT001  Django's shape
        context: dict[str, Any],
    ) -> Any:
        """Run a statement inside a transaction that knows who acts.  Without a claim it runs, and sees nothing."""
        claim, open_now = claimed(), self.connection
        status = open_now.info.transaction_status
        if status == TransactionStatus.IDLE:
            self.said = None
            if isinstance(sql, str) and sql.lower().startswith("set transaction"):
                return execute(sql, parameters, many, context)  # nothing may be asked before it
            if not self.in_atomic_block and claim is not None:
                with open_now.transaction():
                    self.say(claim)
                    return execute(sql, parameters, many, context)
        if claim is not None and claim != self.said and status != TransactionStatus.INERROR:
            self.say(claim)
        if isinstance(sql, str) and sql.startswith("ROLLBACK TO SAVEPOINT"):
            self.said = None  # what was said since the savepoint is undone with the rest
        return execute(sql, parameters, many, context)

    def say(self, claim: Claim) -> None:
        """Prove the claim; a cursor of the driver's own keeps the proof out of logs of queries."""
        with psycopg.Cursor(self.connection) as cursor:
            cursor.execute(BEGIN, [claim.token(backend=self.serving(cursor))])
        self.said = claim

    def serving(self, cursor: psycopg.Cursor[Any]) -> int:
        """The server's process of this transaction.

        The driver knows it, unless a pool lies between: then it is another in each transaction, and is asked for.
        """
        known = int(self.connection.info.backend_pid)
        if self.direct is self.connection:
            return known
        cursor.execute(SERVING)
        row = cursor.fetchone()
        process = int(row[0]) if row else 0
        if process == known:
            self.direct = self.connection
        return process
