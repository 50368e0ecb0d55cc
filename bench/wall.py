"""What the second wall costs: a page of the queue among 100,000 requests, with it and without, in turns.

One client, one process.  "Without" means that the policies are switched off and nobody is claimed, as it would be had
the wall never been built.  What the wall costs is time at the database, with what it takes to prove who acts: the rest
of the page is the same code, and on a busy machine differs more from one page to the next than the wall costs.  The
goal is at most 3 ms at the median.
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

REQUESTS, FLAGS, TURNS, PAGES, GOAL = 100_000, 3_000, 12, 15, 3.0
COSTS = "it costs, ms"
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
    """Copy one open request until there are as many as wanted, with old flags about a few."""
    names = ", ".join(columns)
    values = ", ".join(COPIED.get(column, column) for column in columns)
    owner.execute(
        f"insert into referrals_referral ({names}) select {values} from (select * from referrals_referral "  # noqa: S608
        "where stage = 'received' and decide_by is not null limit 1) one, generate_series(1, %s) n",
        [REQUESTS],
    )
    owner.execute(
        "insert into safeguarding_redflag select (jsonb_populate_record(null::safeguarding_redflag, to_jsonb(one) || "
        "jsonb_build_object('id', gen_random_uuid(), "
        "'about_id', request.id, 'handled_at', now() - interval '90 days', 'handled_by_id', account.id))).* "
        "from (select * from safeguarding_redflag where about_kind = 'referrals.referral' limit 1) one, "
        "(select id from referrals_referral limit %s) request, (select id from access_account limit 1) account",
        [FLAGS],
    )
    owner.execute("analyze")


def switch(owner: Any, tables: list[str], *, on: bool) -> None:
    """Put the wall up or take it down."""
    for table in tables:
        owner.execute(f"alter table {table} {'enable' if on else 'disable'} row level security")


class Watch:
    """How long the database was asked, with the proof of who acts: it stands before the wall's own wrapper."""

    def __init__(self) -> None:
        self.spent = 0.0

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*asked)
        finally:
            self.spent += time.perf_counter() - began


def medians_of(page: Callable[[], object], watch: Watch) -> tuple[float, float]:
    """Milliseconds of one page, and of that at the database, each at the median."""
    whole, asked = [], []
    for _ in range(PAGES):
        began, watch.spent = time.perf_counter(), 0.0
        page()
        whole.append((time.perf_counter() - began) * 1000)
        asked.append(watch.spent * 1000)
    return statistics.median(whole), statistics.median(asked)


def measure(owner_url: str) -> dict[str, float]:
    """The page with the wall and without, in turns."""
    import django

    django.setup()
    import psycopg
    from django.db import connection
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
        watch = Watch()
        connection.execute_wrappers.insert(0, watch)
        turns = []
        for _ in range(TURNS):
            switch(owner, tables, on=True)
            with acting(account, at):
                medians_of(page, watch)
                behind = medians_of(page, watch)
            switch(owner, tables, on=False)
            medians_of(page, watch)
            turns.append((*behind, *medians_of(page, watch)))
    whole, asked, whole_without, asked_without = (statistics.median(column) for column in zip(*turns, strict=True))
    return {
        "page with the wall, ms": whole, "page without, ms": whole_without, "at the database, ms": asked,
        "without, ms": asked_without, COSTS: statistics.median(turn[1] - turn[3] for turn in turns),
    }  # fmt: skip


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
    met = found[COSTS] <= GOAL
    print(f"One page of the queue among {REQUESTS:,} requests. Goal: at most {GOAL} ms. {'Met' if met else 'Not met'}.")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
