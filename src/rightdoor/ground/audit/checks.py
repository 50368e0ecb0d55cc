"""What should worry whoever runs the site, about the audit; for 'rightdoor check'."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from rightdoor.ground.audit.keys import NoKey, signer_at
from rightdoor.ground.audit.months import has_month

LAG = "5 minutes"
WAITING = """
select count(*) from audit_event e
where e.happened_at > %s and e.written_at < clock_timestamp() - %s::interval
  and not exists (select from audit_link l where l.event_id = e.id)
"""


def problems(at: datetime) -> Iterator[str]:
    """Months not made ahead, events without a number, and heads that are not signed or go nowhere."""
    for ahead, when in ((0, "this month"), (1, "next month")):
        if not has_month(at, ahead=ahead):
            yield f"The audit has no table of its own for {when}. Run 'rightdoor work', which makes it."
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [at - timedelta(days=2), LAG])
        waiting = cursor.fetchone()[0]
    if waiting:
        yield f"{waiting} events of the audit wait for their number in the chain. Is 'rightdoor work' running?"
    yield from of_heads()
    if settings.PRODUCTION and not logs_its_owner():
        yield (
            "The database does not log what its owner does. Load the extension pgaudit on the server and set it to log "
            "the owner's role (docs/audit.md)."
        )


def logs_its_owner() -> bool:
    """Whether the server has pgaudit, which logs what goes past the product."""
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from pg_extension where extname = 'pgaudit')")
        return bool(cursor.fetchone()[0])


def of_heads() -> Iterator[str]:
    """The key, and where heads go; asked for in production, and wherever a key is set."""
    if settings.PRODUCTION and not settings.AUDIT_HEADS:
        yield (
            "The audit's heads leave this machine nowhere, so whoever owns the database could change it unseen. "
            "Set RIGHTDOOR_AUDIT_KEY and RIGHTDOOR_AUDIT_HEADS for 'rightdoor work' (docs/audit.md)."
        )
    if not settings.AUDIT_KEY or not Path(settings.AUDIT_KEY).exists():
        return
    try:
        signer_at(Path(settings.AUDIT_KEY))
    except NoKey as problem:
        yield str(problem)
        return
    if Path(settings.AUDIT_KEY).stat().st_mode & 0o077:
        yield "Others than its owner can read the audit's key. Run chmod 600 on the file of RIGHTDOOR_AUDIT_KEY."
