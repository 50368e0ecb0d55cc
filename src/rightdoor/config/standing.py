"""What the site stands on: the role with which it connects, and whose people its database holds."""

from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection

from rightdoor.config import surroundings
from rightdoor.ground.access.invented import for_real_people, out_of_place

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
HOW = "Give DATABASE_URL a role of its own, which owns nothing; docs/running.md tells how."


def reasons_not_to_start() -> Iterator[str]:
    """A sentence for each thing on which no site may stand.  A database that is away is none: help is shown without."""
    try:
        yield from of_role()
        yield from of_people()
    except DatabaseError:
        return
    finally:
        connection.close()  # the workers open their own


def refuse_to_start() -> None:
    """End the command with the first such sentence; called before anything is served or worked on."""
    for sentence in reasons_not_to_start():
        surroundings.stop(sentence)


def of_role() -> Iterator[str]:
    """The application's role is neither owner nor superuser, and row security holds for it."""
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        name, is_super, bypasses, owns = cursor.fetchone()
    if is_super:
        yield f"The site connects to the database as '{name}', who may do everything there. {HOW}"
    elif bypasses:
        yield f"The site connects to the database as '{name}', for whom row security does not hold. {HOW}"
    elif owns:
        yield f"The site connects to the database as '{name}', who owns its tables and could change the audit. {HOW}"


def of_people() -> Iterator[str]:
    """Real people and invented ones are never in one database."""
    found = out_of_place()
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
