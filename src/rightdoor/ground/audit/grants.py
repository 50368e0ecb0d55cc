"""What the application's role may do with the audit: add and read, through the parents, and nothing else.

Each column that the database fills by itself (when written, in which transaction, in which order) is left out of what
may be added, so that nobody who talks the application into SQL of their own can backdate an event unseen.
"""

from django.db import connection

TABLES = ("audit_event", "audit_link", "audit_tombstone", "audit_change")
BY_THE_DATABASE = ("written_at", "xact", "seq")
PARTS = """
select c.oid::regclass::text from pg_inherits i join pg_class c on c.oid = i.inhrelid
where i.inhparent in ('audit_event'::regclass, 'audit_link'::regclass)
"""
COLUMNS = """
select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
where attrelid = 'audit_event'::regclass and attnum > 0 and not attisdropped and attname <> all(%s)
"""


def grant_audit(role: str) -> None:
    """Set the grants anew; called by 'rightdoor migrate' as the owner, after its grants on all tables."""
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute(PARTS)
        for part in [*(row[0] for row in cursor.fetchall()), *TABLES]:
            cursor.execute(f"revoke all on {part} from {name}")
            cursor.execute(f"revoke all on {part} from public")
        cursor.execute(COLUMNS, [list(BY_THE_DATABASE)])
        columns = cursor.fetchone()[0]
        cursor.execute(f"grant select, insert ({columns}) on audit_event to {name}")
        cursor.execute(f"grant select, insert on audit_link to {name}")
        cursor.execute(f"grant select on audit_tombstone, audit_change to {name}")
        cursor.execute(f"grant usage on schema sec to {name}")
        cursor.execute(f"grant execute on function sec.make_audit_months(integer, integer) to {name}")
