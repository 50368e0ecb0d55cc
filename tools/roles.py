"""Makes a database with its two roles: an owner who migrates, and the application, who owns nothing.

Run by the virtual environment's Python, since it needs psycopg:  python -m tools.roles OWNER_URL APP_URL [--fresh]
"""

from __future__ import annotations

import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict


def prepare(owner_url: str, app_url: str, *, fresh: bool = False) -> None:
    """Create the application's role and the database where they are missing; *fresh* drops the database first."""
    database = str(conninfo_to_dict(owner_url)["dbname"])
    app = conninfo_to_dict(app_url)
    parts = urlsplit(owner_url)
    maintenance = urlunsplit(parts._replace(path="/postgres"))
    with psycopg.connect(maintenance, autocommit=True) as connection:
        if not connection.execute("select 1 from pg_roles where rolname = %s", [app["user"]]).fetchone():
            connection.execute(
                sql.SQL("create role {} login nosuperuser nocreatedb nocreaterole nobypassrls password {}").format(
                    sql.Identifier(str(app["user"])), sql.Literal(app["password"])
                )
            )
        if fresh:
            connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(database)))
        if not connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(database)))


if __name__ == "__main__":
    prepare(sys.argv[1], sys.argv[2], fresh="--fresh" in sys.argv[3:])
