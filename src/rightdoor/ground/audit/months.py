"""The months' own tables, made ahead of time."""

from datetime import UTC, datetime

from django.db import connection

AHEAD = 3
NAMES = (
    "select count(to_regclass('public.' || parent || %s)) from unnest(array['audit_event_', 'audit_link_']) as parent"
)


def make_ahead() -> int:
    """Make the tables of this month and the next ones where they are missing; how many were made."""
    with connection.cursor() as cursor:
        cursor.execute("select sec.make_audit_months(0, %s)", [AHEAD])
        return int(cursor.fetchone()[0])


def has_month(at: datetime, *, ahead: int) -> bool:
    """Whether the month that comes so many months after this one has its tables."""
    month = at.astimezone(UTC).year * 12 + at.astimezone(UTC).month - 1 + ahead
    name = f"{month // 12:04d}_{month % 12 + 1:02d}"
    with connection.cursor() as cursor:
        cursor.execute(NAMES, [name])
        return bool(cursor.fetchone()[0] == 2)
