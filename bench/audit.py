"""How fast the audit is written and verified, on the demo's kind of database: with fsync, one insert a transaction.

The table is measured alone, by PostgreSQL's own pgbench, and through audit.record as every action writes, by eight
Python processes that share the two processors with the database.  Verification walks the chain as
'rightdoor audit verify' does, and holds it to a signed head.
"""

# ruff: noqa: PLC0415  the database must be there before the framework is set up

import argparse
import json
import multiprocessing
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from os import times
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from tools.postgres import Cluster, find_binaries  # noqa: E402  the checkout's own tools
from tools.roles import prepare  # noqa: E402
from tools.setup import site_packages  # noqa: E402
from tools.verbs import started, surroundings  # noqa: E402

SCRATCH = "/var/tmp"  # noqa: S108  where the bench's database lies too
CLIENTS, SECONDS, EVENTS = 8, 10.0, 300_000
INSERT_ONE = """
insert into audit_event (id, happened_at, act, decision, rule, actor_kind, actor_id, session, client, about_kind,
  about_id, codes, request_id)
values (gen_random_uuid(), now(), 'bench.read', 'allowed', 'a practitioner of the area', 'account', gen_random_uuid(),
  repeat('a', 64), 'web', 'referrals.referral', gen_random_uuid(), '{"way": "text"}', gen_random_uuid()::text);
""".replace("\n", " ")
GOALS = {"inserts a second": 3_000, "verified a second": 50_000}


@cache
def cluster() -> Cluster:
    """A server of the bench's own, which waits for the disk as the demo's does."""
    return started("bench", safe=True)


@contextmanager
def database() -> Iterator[None]:
    """A database of the bench's own."""
    environment = surroundings(cluster(), f"rd_bench_{os.getpid()}", "test")
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="rightdoor.config.settings")
    prepare(environment["DATABASE_OWNER_URL"], environment["DATABASE_URL"], fresh=True)
    migrate = [str(CHECKOUT / ".venv/bin/rightdoor"), "migrate"]
    subprocess.run(migrate, check=True, env=os.environ, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        yield
    finally:
        cluster().remove()


@dataclass(frozen=True, slots=True)
class Measured:
    """How many a second, and how much processor time each took: the client's, and the database's."""

    rate: float
    client: float
    server: float


def server_time() -> float:
    """Seconds of processor time that the bench's database has had."""
    data, ticks = str(cluster().data), 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == Path(data):
                spent = (process / "stat").read_text().rpartition(")")[2].split()
                ticks += sum(int(spent[place]) for place in (11, 12, 13, 14))
        except OSError:
            continue  # it has ended meanwhile
    return ticks / os.sysconf("SC_CLK_TCK")


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


def write(seconds: float, start: Any, counts: Any) -> None:
    """One client: an event a transaction, until the time is up."""
    import django

    django.setup()
    from rightdoor.ground.access.actors import System
    from rightdoor.ground.audit.record import acts, record
    from rightdoor.pure.keys import new_key

    class Thing:
        pk = new_key()

    acts(about=Thing.pk)  # connect before the clock starts
    start.wait()
    until, count, by, began = time.monotonic() + seconds, 0, System("bench"), time.process_time()
    while time.monotonic() < until:
        record("bench.read", about=Thing(), by=by, at=datetime.now(UTC), number=count)
        count += 1
    counts.put((count, time.process_time() - began))


def through_record(seconds: float) -> Measured:
    """Inserts with all clients at work, as every action does them."""
    context = multiprocessing.get_context("spawn")
    start, counts = context.Barrier(CLIENTS), context.Queue()
    clients = [context.Process(target=write, args=(seconds, start, counts)) for _client in range(CLIENTS)]
    server = server_time()
    for client in clients:
        client.start()
    done = [counts.get() for _client in clients]
    for client in clients:
        client.join()
    total = sum(count for count, _spent in done)
    return Measured(total / seconds, sum(spent for _count, spent in done) / total, (server_time() - server) / total)


def table_alone(seconds: float) -> Measured:
    """Inserts by eight clients that do nothing else: PostgreSQL's own pgbench."""
    pgbench, server, before = find_binaries(site_packages()) / "pgbench", server_time(), times()
    with NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(INSERT_ONE)
        script.flush()
        for_so_long = ["-T", str(round(seconds)), "-M", "prepared", "-f", script.name, os.environ["DATABASE_URL"]]
        command = [str(pgbench), "-n", "-c", str(CLIENTS), "-j", "2", *for_so_long]
        said = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  our own words
    after, found = times(), re.search(r"actually processed: (\d+)", said.stdout)
    total = int(found[1]) if found else 0
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Measured(total / round(seconds), spent / total, (server_time() - server) / total)


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


def one_by_one(work: Callable[[], int]) -> Measured:
    """Something that this process does with the database, once."""
    began, client, server = time.perf_counter(), time.process_time(), server_time()
    count = work()
    took = time.perf_counter() - began
    return Measured(count / took, (time.process_time() - client) / count, (server_time() - server) / count)


def chain_and_verify() -> tuple[Measured, Measured]:
    """Numbers given, and events verified against a signed head: the median of three walks."""
    import django

    django.setup()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from rightdoor.ground.audit.heads import head_now
    from rightdoor.ground.audit.sequencing import Sequencer
    from rightdoor.ground.audit.verifying import verify

    at, sequencer = datetime.now(UTC), Sequencer()

    def number() -> int:
        return sum(iter(lambda: sequencer.run(at), 0))

    def walk() -> int:
        head = head_now(at=at)
        report = verify([head] if head else [], public=Ed25519PrivateKey.generate().public_key())
        assert report.sound, report.fault
        return report.events

    numbered = one_by_one(number)
    return numbered, sorted((one_by_one(walk) for _round in range(3)), key=lambda one: one.rate)[1]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="dev.py bench audit", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--events", type=int, default=EVENTS)
    options = parser.parse_args()
    with database():
        found = {"inserts a second": table_alone(options.seconds), "through record()": through_record(options.seconds)}
        sync = disk()
        fill(options.events)
        found["numbered a second"], found["verified a second"] = chain_and_verify()
    rows = [
        {
            "what": what, "figure": round(one.rate), "client_us": round(one.client * 1e6, 1),
            "server_us": round(one.server * 1e6, 1), "goal": GOALS.get(what), "met": one.rate >= GOALS.get(what, 0),
        }
        for what, one in found.items()
    ]  # fmt: skip
    surroundings_now = {"clients": CLIENTS, "disk_ms": round(sync, 2), "load": round(os.getloadavg()[0], 1)}
    if options.json:
        print(json.dumps({**surroundings_now, "figures": rows}, indent=1))
        return 0
    print(f"{CLIENTS} clients, one insert a transaction, fsync on; {os.cpu_count()} processors.")
    print(
        f"The disk needs {sync:.1f} ms to keep 8 kB; {os.getloadavg()[0]:.1f} processes want to run, ours among them."
    )
    for row in rows:
        goal = "" if row["goal"] is None else f"   goal {row['goal']}: {'met' if row['met'] else 'not met'}"
        each = f"{row['client_us']:>8} µs client {row['server_us']:>8} µs database"
        print(f"{row['what']:<18}{row['figure']:>8}   processor time of each:{each}{goal}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
