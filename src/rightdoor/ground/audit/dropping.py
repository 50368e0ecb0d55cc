"""Dropping what has been kept long enough: whole months, as the owner of the tables, under a signed tombstone.

The chain goes on from the tombstone.  An event of the last night of a month may have its number in the next month's
shard; its number and hash stay there, and the tombstone names them.
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection, transaction

from rightdoor.ground.audit.heads import written
from rightdoor.ground.audit.keys import Signer
from rightdoor.ground.audit.record import Actor, record
from rightdoor.ground.audit.sequencing import LOCK
from rightdoor.ground.audit.verifying import graves_in, verify
from rightdoor.pure.chain import GENESIS, Head, Tombstone

PARTS = """
select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
where i.inhparent in ('audit_event'::regclass, 'audit_link'::regclass) order by c.relname
"""
MONTH = re.compile(r"^audit_(?:event|link)_(\d{4})_(\d{2})$")
LOOSE = """
select count(*) from audit_event e
where e.happened_at < %s and not exists (select from audit_link l where l.event_id = e.id)
"""
LAST_DROPPED = "select n, hash from audit_link where shard < %s order by shard desc, n desc limit 1"
LATE = "select n, hash from audit_link where shard >= %s and happened_at < %s order by n"
IN_REST = "select exists (select from audit_event_rest where happened_at < %s)"


class NotDropped(Exception):
    """Nothing was dropped, and this sentence says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is to go."""

    parts: tuple[str, ...]
    events: int


@transaction.atomic
def drop_months(*, before: date, heads: Sequence[Head], signer: Signer, by: Actor, at: datetime) -> Tombstone:
    """Drop every month that ended before a day, after a walk along the whole chain; return the tombstone."""
    if before.day != 1 or before > at.astimezone(UTC).date():
        raise NotDropped("Whole months are dropped: give the first day of a month that has begun.")
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        found = refuse_or_find(cursor, before, heads, signer)
        graves, _fault = graves_in(cursor, signer.public)
        grave = tombstone(cursor, before, found, graves, at)
        for part in found.parts:
            cursor.execute(f"drop table {connection.ops.quote_name(part)}")
        signature = base64.b64encode(signer.sign(grave.message())).decode()
        cursor.execute("insert into audit_tombstone values (%s, %s, %s)", [grave.number, grave.body(), signature])
    record("audit.dropped", about=None, by=by, at=at, before=grave.before, events=grave.events, tombstone=grave.number)
    return grave


def refuse_or_find(cursor: Any, before: date, heads: Sequence[Head], signer: Signer) -> Found:
    """The months to drop; or a refusal where any of it is not yet, or no longer, in the chain."""
    moment = datetime(before.year, before.month, before.day, tzinfo=UTC)
    report = verify(heads, public=signer.public)
    if report.fault is not None:
        raise NotDropped(f"The audit is not as it was: number {report.fault.n} {report.fault.what}.")
    cursor.execute(LOOSE, [moment])
    if cursor.fetchone()[0]:
        raise NotDropped("Some of it is not in the chain yet. Run 'rightdoor work' and try again.")
    cursor.execute(IN_REST, [moment])
    if cursor.fetchone()[0]:
        raise NotDropped("Some of it lies outside the months' own tables (audit_event_rest), which are kept.")
    cursor.execute(PARTS)
    parts = tuple(name for (name,) in cursor.fetchall() if is_before(name, before))
    if not parts:
        raise NotDropped(f"There is no month before {before:%d %B %Y}.")
    cursor.execute("select count(*) from audit_event where happened_at < %s", [moment])
    return Found(parts, cursor.fetchone()[0])


def is_before(part: str, before: date) -> bool:
    """Whether a table holds a month that ended by then."""
    month = MONTH.match(part)
    return month is not None and date(int(month[1]), int(month[2]), 1) < before


def tombstone(cursor: Any, before: date, found: Found, graves: Sequence[Tombstone], at: datetime) -> Tombstone:
    """What will be kept of it."""
    moment = datetime(before.year, before.month, before.day, tzinfo=UTC)
    last = graves[-1] if graves else None
    cursor.execute(LAST_DROPPED, [before])
    n, hash_ = cursor.fetchone() or ((last.n, bytes.fromhex(last.hash)) if last else (0, GENESIS))
    cursor.execute(LATE, [before, moment])
    return Tombstone(
        number=last.number + 1 if last else 1,
        before=before.isoformat(),
        at=written(at),
        parts=found.parts,
        events=found.events,
        n=n,
        hash=bytes(hash_).hex(),
        late={number: bytes(mark).hex() for number, mark in cursor.fetchall()},
    )
