"""Walking the whole chain and holding it against heads that were kept elsewhere."""

import base64
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from rightdoor.ground.audit.beside import own_connection
from rightdoor.ground.audit.heads import is_ours
from rightdoor.ground.audit.reading import COLUMNS, canonical_of
from rightdoor.pure.chain import Fault, Head, Numbered, Tombstone, tombstone_of, walk

AT_ONCE = 20_000
PATIENCE = "15 minutes"  # an event that has no number for longer is outside the chain
SHARDS = (
    "select shard, min(n), max(n), min(happened_at), max(happened_at) from audit_link group by shard order by shard"
)
LINKS = f"""
select l.n, l.hash, e.id is null, {COLUMNS}
from audit_link l left join audit_event e
  on e.id = l.event_id and e.happened_at = l.happened_at and e.happened_at between %s and %s
where l.shard = %s and l.n between %s and %s order by l.n
"""  # noqa: S608  our own columns
GRAVES = "select body, signature from audit_tombstone order by number"
OUTSIDE = """
select count(*) from audit_event e
where e.written_at < clock_timestamp() - %s::interval and not exists (select from audit_link l where l.event_id = e.id)
"""


@dataclass(frozen=True, slots=True)
class Report:
    """What a walk along the chain found."""

    events: int
    last: int
    heads: int
    newest_head: int
    fault: Fault | None
    graves: tuple[Tombstone, ...] = ()

    @property
    def sound(self) -> bool:
        return self.fault is None


def verify(heads: Sequence[Head], *, public: Ed25519PublicKey | None) -> Report:
    """Walk the chain as one snapshot of the database has it; tombstones count only with a good signature."""
    newest = max((head.n for head in heads), default=0)
    with closing(psycopg.connect(own_connection())) as reader:
        reader.isolation_level, reader.read_only = psycopg.IsolationLevel.REPEATABLE_READ, True
        cursor = reader.cursor()
        graves, forged = graves_in(cursor, public)
        last = start = graves[-1].n if graves else 0
        fault = forged
        for step in () if forged else walk(links(cursor), heads, graves[-1] if graves else None):
            if isinstance(step, Fault):
                fault = step
            else:
                last = step
        fault = fault or outside(cursor, last)
    return Report(last - start, last, len(heads), newest, fault, tuple(graves))


def graves_in(cursor: Any, public: Ed25519PublicKey | None) -> tuple[list[Tombstone], Fault | None]:
    """The tombstones with a good signature, and the fault of one without."""
    cursor.execute(GRAVES)
    graves: list[Tombstone] = []
    for body, signature in cursor.fetchall():
        grave = tombstone_of(body)
        if public is None or not is_ours(grave, base64.b64decode(signature), public):
            return graves, Fault(
                1, f"and all up to {grave.n} are gone, and tombstone {grave.number} has no good signature"
            )
        graves.append(grave)
    return graves, None


def links(cursor: psycopg.Cursor) -> Iterator[Numbered]:
    """Every number in order.  While some thousands are looked at, the database already finds the next."""
    batches = batches_of(cursor)
    with ThreadPoolExecutor(1) as ahead:
        coming = ahead.submit(next, batches, None)
        while rows := coming.result():
            coming = ahead.submit(next, batches, None)
            for row in rows:
                yield Numbered(row[0], row[1], None if row[2] else canonical_of(row[3:]))


def batches_of(cursor: psycopg.Cursor) -> Iterator[list[Any]]:
    """A day's shard at a time, and of that some thousands; one that is empty is left out."""
    cursor.execute(SHARDS)
    for shard, first, last, earliest, latest in cursor.fetchall():
        for start in range(first, last + 1, AT_ONCE):
            cursor.execute(LINKS, [earliest, latest, shard, start, min(start + AT_ONCE - 1, last)])
            rows = cursor.fetchall()
            if rows:
                yield rows


def outside(cursor: Any, last: int) -> Fault | None:
    """Events that lie beside the chain although they have had time enough to be numbered."""
    cursor.execute(OUTSIDE, [PATIENCE])
    count = cursor.fetchone()[0]
    return Fault(last + 1, f"is not given yet, and {count} events lie beside the chain") if count else None
