"""What the second wall costs: a page of the queue among 100,000 requests, with it and without, in turns.

One client, one process.  "Without" means that the policies are switched off and nobody is claimed, as it would be had
the wall never been built.  The goal is at most 3 ms at the median.
"""

# ruff: noqa: PLC0415  the database must be there before the framework is set up

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from tools.roles import prepare  # noqa: E402  the checkout's own tools
from tools.verbs import started, surroundings  # noqa: E402

REQUESTS, TURNS, PAGES, GOAL = 100_000, 5, 40, 3.0
COPIED = {
    "id": "gen_random_uuid()", "form_key": "gen_random_uuid()", "code": "'bench-' || n",
    "received_at": "received_at - n * interval '1 minute'", "decide_by": "decide_by + n * interval '1 minute'",
}  # fmt: skip


@contextmanager
def database() -> Iterator[str]:
    """A database of the bench's own with the small invented county; the address of its owner."""
    cluster = started("bench", safe=False)
    environment = surroundings(cluster, f"rd_bench_{os.getpid()}", "demo")
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="rightdoor.config.settings")
    prepare(environment["DATABASE_OWNER_URL"], environment["DATABASE_URL"], fresh=True)
    for words in (["migrate"], ["demo", "fill"]):
        verb = [str(CHECKOUT / ".venv/bin/rightdoor"), *words]
        subprocess.run(verb, check=True, env=os.environ, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        yield environment["DATABASE_OWNER_URL"]
    finally:
        cluster.remove()


def grow(owner: Any, columns: list[str]) -> None:
    """Copy one open request until there are as many as wanted."""
    names = ", ".join(columns)
    values = ", ".join(COPIED.get(column, column) for column in columns)
    owner.execute(
        f"insert into referrals_referral ({names}) select {values} from (select * from referrals_referral "  # noqa: S608
        "where stage = 'received' and decide_by is not null limit 1) one, generate_series(1, %s) n",
        [REQUESTS],
    )
    owner.execute("analyze")


def switch(owner: Any, tables: list[str], *, on: bool) -> None:
    """Put the wall up or take it down."""
    for table in tables:
        owner.execute(f"alter table {table} {'enable' if on else 'disable'} row level security")


def median_of(page: Callable[[], object]) -> float:
    """Milliseconds of one page, at the median."""
    times = []
    for _ in range(PAGES):
        began = time.perf_counter()
        page()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def measure(owner_url: str) -> dict[str, float]:
    """The page with the wall and without, in turns."""
    import django

    django.setup()
    import psycopg
    from django.http import QueryDict

    from rightdoor.ground.access.models import Account
    from rightdoor.ground.access.walled.acting import acting
    from rightdoor.ground.access.walled.building import walled
    from rightdoor.work.referrals.models import Referral
    from rightdoor.work.triage.actions.listing import list_queue
    from rightdoor.work.triage.queue import read_sought

    account, at = Account.objects.get(email__startswith="tamsin."), datetime.now(UTC)
    tables = [model._meta.db_table for model in walled()]

    def page() -> object:
        return list_queue(sought=read_sought(QueryDict()), by=account, at=at)

    with psycopg.connect(owner_url, autocommit=True) as owner:
        grow(owner, [str(field.column) for field in Referral._meta.concrete_fields])
        found: dict[str, list[float]] = {"with": [], "without": []}
        for _ in range(TURNS):
            switch(owner, tables, on=True)
            with acting(account, at):
                median_of(page)
                found["with"].append(median_of(page))
            switch(owner, tables, on=False)
            median_of(page)
            found["without"].append(median_of(page))
    with_it, without = statistics.median(found["with"]), statistics.median(found["without"])
    return {"with the wall, ms": with_it, "without, ms": without, "it costs, ms": with_it - without}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="dev.py bench wall", description=__doc__)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with database() as owner_url:
        found = measure(owner_url)
    if given.json:
        print(json.dumps(found))
        return 0
    for what, figure in found.items():
        print(f"{what:24} {figure:8.2f}")
    met = found["it costs, ms"] <= GOAL
    print(f"One page of the queue among {REQUESTS:,} requests. Goal: at most {GOAL} ms. {'Met' if met else 'Not met'}.")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
