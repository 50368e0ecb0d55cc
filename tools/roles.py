"""Makes a database with its two roles: an owner who migrates, and the application, who owns nothing.

Run by the virtual environment's Python, since it needs psycopg:  python -m tools.roles OWNER_URL APP_URL [--fresh]
"""

from __future__ import annotations

import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

PEOPLE = "This database holds people who may be real. It was not touched. Use an empty one, or 'dev.py' without yours."
TABLES = "This database belongs to another program. It was not touched. Use an empty one, or 'dev.py' without yours."


class NotOurs(Exception):
    """The database holds something that neither the demo nor a test has put there."""


def refuse_somebody_elses(owner_url: str) -> None:
    """Stop before a database is dropped that may hold real people, or tables of another program."""
    with psycopg.connect(owner_url) as connection:
        tables = {name for (name,) in connection.execute("select tablename from pg_tables where schemaname = 'public'")}
        if not tables:
            return
        if "access_partnership" not in tables:
            raise NotOurs(TABLES)
        invented = "coalesce((to_jsonb(one) ->> 'invented')::boolean, slug = %s)"
        query = f"select exists (select 1 from access_partnership one where not {invented})"  # noqa: S608  our own words
        found = connection.execute(query, ["three-invented-counties"]).fetchone()
        if found and found[0]:
            raise NotOurs(PEOPLE)


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
        exists = connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone()
        if fresh and exists:
            refuse_somebody_elses(owner_url)
            connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(database)))
        if not connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(database)))


if __name__ == "__main__":
    try:
        prepare(sys.argv[1], sys.argv[2], fresh="--fresh" in sys.argv[3:])
    except NotOurs as refused:
        sys.exit(str(refused))
