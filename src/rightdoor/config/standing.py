"""What the site stands on: the role with which it connects, and whose people its database holds."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.db import DatabaseError, ProgrammingError, connection

from rightdoor.config import surroundings
from rightdoor.ground.access.actors import System
from rightdoor.ground.access.invented import for_real_people
from rightdoor.ground.access.middleware import clock_of_this_machine
from rightdoor.ground.access.walled.acting import acting

ROLE = """
select current_user,
       (select rolsuper from pg_roles where rolname = current_user),
       (select rolbypassrls from pg_roles where rolname = current_user),
       exists (
           select 1 from pg_class
           where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
             and pg_has_role(current_user, relowner, 'MEMBER')
       )
"""
WRONG = "select slug from access_partnership where invented = %s order by slug"
HOW = "Give DATABASE_URL a role of its own, which owns nothing; docs/running.md tells how."


def reasons_not_to_start() -> Iterator[str]:
    """A sentence for each thing on which no site may stand.  A database that is away is none: help is shown without."""
    try:
        with plainly() as database:
            yield from of_role(database)
            yield from of_people(database)
        yield from of_key()
    except (DatabaseError, psycopg.Error):
        return
    finally:
        connection.close()  # the workers open their own


@contextmanager
def plainly() -> Iterator[psycopg.Connection]:
    """A connection that claims nothing: whether a claim would hold is not known yet."""
    given = connection.get_connection_params()
    with psycopg.connect(
        **{key: value for key, value in given.items() if key not in ("context", "cursor_factory")}
    ) as made:
        yield made


def refuse_to_start() -> None:
    """End the command with the first such sentence; called before anything is served or worked on."""
    for sentence in reasons_not_to_start():
        surroundings.stop(sentence)


def of_role(database: psycopg.Connection) -> Iterator[str]:
    """The application's role is neither owner nor superuser, and row security holds for it."""
    name, is_super, bypasses, owns = database.execute(ROLE).fetchone() or ("nobody", False, False, False)
    if is_super:
        yield f"The site connects to the database as '{name}', who may do everything there. {HOW}"
    elif bypasses:
        yield f"The site connects to the database as '{name}', for whom row security does not hold. {HOW}"
    elif owns:
        yield f"The site connects to the database as '{name}', who owns its tables and could change the audit. {HOW}"


def of_people(database: psycopg.Connection) -> Iterator[str]:
    """Real people and invented ones are never in one database: not the demo's among real ones, nor real among them."""
    rows = database.execute(WRONG, [for_real_people()]).fetchall()
    found = [str(slug) for (slug,) in rows]
    if found and for_real_people():
        yield (
            f"This database holds invented people ({', '.join(found)}), and the passwords of the demo are known to "
            "everybody. Use a database that the demo never filled."
        )
    elif found and settings.MODE != "test":
        kind = "training" if settings.TRAINING else "demo"
        yield (
            f"This database holds people who may be real ({', '.join(found)}), and this is a {kind} site. "
            "Use a database of its own."
        )


def of_key() -> Iterator[str]:
    """The key with which the site says who acts is the one that the database knows."""
    try:
        with acting(System("start"), clock_of_this_machine()), connection.cursor() as cursor:
            cursor.execute("select 1")
    except (ProgrammingError, psycopg.errors.InsufficientPrivilege):
        yield (
            "The database does not take this site's word for who acts: RIGHTDOOR_CONTEXT_KEY is not the key that it "
            "knows. Set the same key for all commands, or run 'rightdoor migrate' with this one."
        )
