"""rightdoor migrate: bring the database up to date as its owner, and give the application just what it needs."""

import os
from importlib import import_module

import django
from django.core.management import call_command
from django.db import connection, transaction
from psycopg.conninfo import conninfo_to_dict

from rightdoor.config.surroundings import word

UNCHANGING = ("referrals_stagechange",)  # and it goes only with the whole record: see work.keeping
# What these columns were and became is kept by the database itself.  Words, numbers and addresses of a family are not
# among them, so that erasing somebody's record reaches every copy.
KEPT = {
    "access_roleheld": ("account_id", "role", "area", "team_id", "starts_on", "ends_on", "source", "taken_at"),
    "rd_messages_contactplan": (
        "holder", "child_id", "ways", "voicemail_is_safe", "may_name_service", "never_contact_parent", "stopped_at",
        "silent_since",
    ),
    "safeguarding_redflag": ("about_kind", "about_id", "area", "source", "facts", "handled_at", "handled_by_id"),
    "people_agreement": ("person_id", "to", "service", "given_by", "state", "said_at", "recorded_by_id"),
}  # fmt: skip


def run(arguments: list[str]) -> int:
    """Migrate with the owner's role (DATABASE_OWNER_URL), then set the grants of the application's role."""
    application = word("DATABASE_URL", why="to know the application's role")
    os.environ["DATABASE_URL"] = word("DATABASE_OWNER_URL", why="because only the owner of the tables may change them")
    django.setup()
    call_command("migrate", *arguments, interactive=False)
    import_module("rightdoor.ground.audit.changes").keep_changes_of(KEPT)
    grant_to(str(conninfo_to_dict(application)["user"]))
    return 0


def grant_to(role: str) -> None:
    """Reading and writing on every table; adding only, on what is kept for good."""
    name = connection.ops.quote_name(role)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("revoke create on schema public from public")
        cursor.execute(f"grant usage on schema public to {name}")
        cursor.execute(f"grant select, insert, update, delete on all tables in schema public to {name}")
        cursor.execute(f"grant usage, select on all sequences in schema public to {name}")
        for table in UNCHANGING:
            cursor.execute(f"revoke update, truncate on {table} from {name}")
        cursor.execute(f"revoke insert, update, delete on django_migrations from {name}")
        import_module("rightdoor.ground.audit.grants").grant_audit(role)
    import_module("rightdoor.ground.access.walled.building").build_wall(role)
