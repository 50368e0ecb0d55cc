"""How fast the audit is written and verified, on the demo's kind of database: with fsync, one insert a transaction.

Inserts go through audit.record as every action does, by eight processes at once.  Verification walks the chain as
'rightdoor audit verify' does, and holds it to a signed head.
"""

# ruff: noqa: PLC0415  the database must be there before the framework is set up

import argparse
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))
SCRATCH = "/var/tmp"  # noqa: S108  where the bench's database lies too
CLIENTS, SECONDS, EVENTS = 8, 10.0, 300_000
GOALS = {"inserts a second": 3_000, "verified a second": 50_000}


@contextmanager
def database() -> Iterator[None]:
    """A database of the bench's own on a server that waits for the disk, as the demo's does."""
    from tools.roles import prepare
    from tools.verbs import started, surroundings

    cluster = started("bench", safe=True)
    environment = surroundings(cluster, f"rd_bench_{os.getpid()}", "test")
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="rightdoor.config.settings")
    prepare(environment["DATABASE_OWNER_URL"], environment["DATABASE_URL"], fresh=True)
    migrate = [str(CHECKOUT / ".venv/bin/rightdoor"), "migrate"]
    subprocess.run(migrate, check=True, env=os.environ, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        yield
    finally:
        cluster.remove()


def disk() -> float:
    """How many milliseconds the disk itself takes, below which no insert that is kept for good can come."""
    times = []
    with NamedTemporaryFile(dir=SCRATCH) as file:
        file.write(bytes(200 * 8192))
        os.fdatasync(file.fileno())
        for number in range(200):
            os.pwrite(file.fileno(), os.urandom(8192), number * 8192)
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def write(seconds: float, start: Any, counts: Any, wait_for_disk: bool) -> None:  # noqa: FBT001  a process's argument
    """One client: an event a transaction, until the time is up."""
    import django
    from django.db import connection

    django.setup()
    from rightdoor.ground.access.actors import System
    from rightdoor.ground.audit.record import acts, record
    from rightdoor.pure.keys import new_key

    class Thing:
        pk = new_key()

    acts(about=Thing.pk)  # connect before the clock starts
    if not wait_for_disk:
        connection.cursor().execute("set synchronous_commit = off")
    start.wait()
    until, count, by = time.monotonic() + seconds, 0, System("bench")
    while time.monotonic() < until:
        record("bench.read", about=Thing(), by=by, at=datetime.now(UTC), number=count)
        count += 1
    counts.put(count)


def inserts(seconds: float, *, wait_for_disk: bool = True) -> float:
    """Inserts a second with all clients at work."""
    context = multiprocessing.get_context("spawn")
    start, counts = context.Barrier(CLIENTS), context.Queue()
    clients = [
        context.Process(target=write, args=(seconds, start, counts, wait_for_disk)) for _client in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    total = sum(counts.get() for _client in clients)
    for client in clients:
        client.join()
    return total / seconds


def fill(wanted: int) -> None:
    """More events, by the database itself: what is measured next is not how they came."""
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(
            """insert into audit_event (id, happened_at, act, decision, rule, actor_kind, actor_id, session, client,
                 about_kind, about_id, codes, request_id)
               select gen_random_uuid(), now() - random() * interval '20 hours', 'referrals.see', 'allowed',
                 'a practitioner of the area', 'account', gen_random_uuid(), repeat('a', 64), 'web',
                 'referrals.referral', gen_random_uuid(), '{"way": "text", "outcome": "spoke"}', gen_random_uuid()::text
               from generate_series(1, %s)""",
            [wanted],
        )


def chain_and_verify() -> tuple[float, float, int]:
    """Numbers given a second, events verified a second, and how many there were."""
    import django

    django.setup()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from rightdoor.ground.audit.heads import head_now
    from rightdoor.ground.audit.sequencing import Sequencer
    from rightdoor.ground.audit.verifying import verify

    at, sequencer, began, count = datetime.now(UTC), Sequencer(), time.perf_counter(), 0
    while found := sequencer.run(at):
        count += found
    numbered = count / (time.perf_counter() - began)
    head, rates = head_now(at=at), []
    for _round in range(3):
        began = time.perf_counter()
        report = verify([head] if head else [], public=Ed25519PrivateKey.generate().public_key())
        rates.append(report.events / (time.perf_counter() - began))
        assert report.sound, report.fault
    return numbered, sorted(rates)[1], count


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="dev.py bench audit", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--events", type=int, default=EVENTS)
    options = parser.parse_args()
    with database():
        written = inserts(options.seconds)
        unsynced = inserts(options.seconds, wait_for_disk=False)
        sync = disk()
        fill(options.events)
        numbered, verified, count = chain_and_verify()
    figures = {
        "inserts a second": written,
        "without the disk": unsynced,
        "numbered a second": numbered,
        "verified a second": verified,
    }
    rows = [
        {"what": what, "figure": round(figure), "goal": GOALS.get(what), "met": figure >= GOALS.get(what, 0)}
        for what, figure in figures.items()
    ]
    if options.json:
        print(json.dumps({"clients": CLIENTS, "events": count, "disk_ms": round(sync, 2), "figures": rows}, indent=1))
        return 0
    print(f"The disk of {SCRATCH} needs {sync:.1f} ms to keep 8 kB for good (the median of 200).")
    print(
        f"{CLIENTS} clients, one insert a transaction, fsync on; {count} events verified; {os.cpu_count()} processors."
    )
    for row in rows:
        goal = "" if row["goal"] is None else f"   goal {row['goal']}: {'met' if row['met'] else 'not met'}"
        print(f"{row['what']:<20}{row['figure']:>9}{goal}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
