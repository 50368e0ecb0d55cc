"""Giving each event its number in the chain.  A job does it, a second or so after the event; any number may run.

The order of the chain is the order in which events were found, so an event whose transaction ended late is simply found
later: it is neither lost nor does it leave a gap.  What has to be searched is small: all that was written by
transactions which had ended before a round began was seen in that round, and each link remembers up to where that was.
Once a day the last weeks are searched whole, and a database that was restored elsewhere, where transactions are counted
anew, is searched from its beginning: nothing depends on this shortcut.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from rightdoor.ground.audit.reading import COLUMNS, canonical_of
from rightdoor.pure.chain import GENESIS, link, tombstone_of

BATCH = 10_000
LOCK = 4_712_001  # held while numbers are given, so that two workers never give the same
SWEEP_EVERY, SWEEP_BACK = timedelta(days=1), timedelta(days=40)

TIP = "select shard, n, hash, seen_below::text from audit_link order by shard desc, n desc limit 1"
LAST_GRAVE = "select body from audit_tombstone order by number desc limit 1"
HORIZON = "select pg_snapshot_xmin(s)::text, pg_snapshot_xmax(s)::text from pg_current_snapshot() as s"
EVENTS = f"""
select e.id, e.happened_at, {COLUMNS} from audit_event e
join (
  select e.id, e.happened_at from audit_event e
  where {{which}} and not exists (select from audit_link l where l.event_id = e.id)
  order by e.seq limit %s
) as waiting on waiting.id = e.id and waiting.happened_at = e.happened_at
order by e.seq
"""  # noqa: S608  our own columns
SINCE, LATELY, EVER = "e.xact >= %s::xid8 and e.xact < %s::xid8", "e.happened_at >= %s", "true"
INTO = "copy audit_link (shard, n, event_id, happened_at, hash, seen_below) from stdin"


@dataclass(frozen=True, slots=True)
class Tip:
    """Where the chain ends, and below which transaction nothing is left to be numbered."""

    shard: date
    n: int
    hash: bytes
    seen_below: int = 0


class Sequencer:
    """Numbers what is new, round after round."""

    def __init__(self) -> None:
        self.swept_at: datetime | None = None
        self.seen_below = 0

    def run(self, at: datetime, *, batch: int = BATCH) -> int:
        """Number what is new, at most *batch* events; how many there were."""
        sweep = self.swept_at is None or at - self.swept_at >= SWEEP_EVERY
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
            tip = tip_of(cursor)
            cursor.execute(HORIZON)
            ended, begun = (int(number) for number in cursor.fetchone())
            # a number from the time before a restore is higher than any of here, and says nothing
            seen = max((known for known in (tip.seen_below, self.seen_below) if known <= begun), default=0)
            rows: list[Any] = []
            if sweep and seen:
                rows = unnumbered(cursor, LATELY, [at - SWEEP_BACK], batch)
            if len(rows) < batch:
                mine = {row[0] for row in rows}
                fresh = (SINCE, [str(seen), str(begun)]) if seen else (EVER, [])
                more = unnumbered(cursor, *fresh, batch)
                rows += [row for row in more if row[0] not in mine]
                seen = ended if len(more) < batch else seen
            append(cursor, tip, rows, seen_below=seen)
        self.seen_below = seen
        self.swept_at = at if sweep and len(rows) < batch else self.swept_at
        return len(rows)


def unnumbered(cursor: Any, which: str, given: list[Any], batch: int) -> list[Any]:
    """Events without a number, in the order in which they were written."""
    cursor.execute(EVENTS.format(which=which), [*given, batch])
    return list(cursor.fetchall())


def append(cursor: Any, tip: Tip, rows: list[Any], *, seen_below: int) -> None:
    """Add a link for each event to the end of the chain."""
    if not rows:
        return
    with cursor.copy(INTO) as stream:
        for key, happened_at, *event in rows:
            tip = next_tip(tip, happened_at, event)
            stream.write_row((tip.shard, tip.n, key, happened_at, tip.hash, str(seen_below)))


def next_tip(tip: Tip, happened_at: datetime, event: list[Any]) -> Tip:
    """The tip after one more event.  Its shard is its day, or that of the number before it where that is later."""
    shard = max(tip.shard, happened_at.astimezone(UTC).date())
    return Tip(shard, tip.n + 1, link(tip.hash, canonical_of(event)))


def tip_of(cursor: Any) -> Tip:
    """Where the chain ends; at its beginning, or where a tombstone stands, where it is to go on."""
    cursor.execute(TIP)
    found = cursor.fetchone()
    if found is not None:
        return Tip(found[0], found[1], bytes(found[2]), int(found[3]))
    cursor.execute(LAST_GRAVE)
    grave = cursor.fetchone()
    if grave is not None:
        last = tombstone_of(grave[0])
        return Tip(date.fromisoformat(last.before), last.n, bytes.fromhex(last.hash))
    return Tip(date.min, 0, GENESIS)


SEQUENCER = Sequencer()
