"""What a caseload and a waiting list cost, among ten thousand episodes and among a million.

One client, one process; both lists show fifty rows, the waiting list those of five thousand who wait.  The goals: at
most 25 ms at the 95th of a hundred pages, no more than 1.2 times as long among a million, and as many questions.
"""

# ruff: noqa: PLC0415  the database must be there before the framework is set up

import argparse
import json
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "bench")]

from child import times_of  # noqa: E402  a neighbour
from wall import database  # noqa: E402  a neighbour

FEW, MANY, WAITING, HELD, PAGES = 10_000, 1_000_000, 5_000, 50, 100
AT_MOST = {"slow (95 %), ms": 25.0, "times as long among many": 1.2}
SERVICE, AREA = "kent.hera", "kent"
COPIED = """
insert into {table} ({columns}) select {values} from {table} one, generate_series(1, %(many)s) number
where one.id = %(key)s
"""


def copies(model: Any, key: UUID, many: int, changed: dict[str, str]) -> None:
    """So many copies of one row; *changed* says in SQL what each has of its own."""
    from django.db import connection
    from psycopg import sql

    columns = [field.column for field in model._meta.concrete_fields]
    statement = sql.SQL(COPIED).format(
        table=sql.Identifier(model._meta.db_table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        values=sql.SQL(", ").join(
            sql.SQL(changed[one]) if one in changed else sql.Identifier("one", one) for one in columns
        ),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"many": many, "key": key})


def fill(worker: Any, manager: Any, at: datetime) -> Any:
    """Five thousand who wait, and fifty whom one worker supports."""
    from rightdoor.work.referrals.models import Referral
    from rightdoor.work.support.models import Episode

    referral = Referral.objects.filter(person__isnull=False, partnership=manager.partnership).first()
    if referral is None:
        raise SystemExit("The invented county holds no request.")
    own = {"id": "gen_random_uuid()", "code": "'bench-' || number", "form_key": "gen_random_uuid()"}
    copies(Referral, referral.pk, WAITING + HELD, own)
    Episode.objects.filter(stage="waiting").update(service="kent.tss")
    keys = list(Referral.objects.filter(code__startswith="bench-").values_list("pk", flat=True))
    common = {
        "partnership": manager.partnership, "person": referral.person, "area": AREA, "opened_at": at, "counts_from": at,
        "service": SERVICE,
    }  # fmt: skip
    helped = {"stage": "started", "started_at": at, "worker": worker}
    rows = [Episode(**common, referral_id=key) for key in keys[:WAITING]]
    rows += [Episode(**common, **helped, referral_id=key) for key in keys[WAITING:]]
    Episode.objects.bulk_create(rows, batch_size=1000)
    tie(rows[WAITING:], worker, at)
    return referral


def tie(rows: list[Any], worker: Any, at: datetime) -> None:
    """The worker leads these."""
    from rightdoor.ground.access.lifecycle import Tie
    from rightdoor.ground.access.models import Relation

    Relation.objects.bulk_create(
        Relation(partnership=worker.partnership, account=worker, kind=Tie.LEAD, about_kind="support.episode",
                 about_id=one.pk, starts_at=at, source="bench")
        for one in rows
    )  # fmt: skip


def grow(to: int, worker: Any) -> None:
    """Help that has ended, until there are so many episodes in all; some of it by the same worker."""
    from django.db import connection

    from rightdoor.work.support.models import Episode

    last = Episode.objects.filter(worker=worker, stage="started").first()
    if last is None:
        raise SystemExit("Nobody is supported.")
    many = to - Episode.objects.count()
    ended = {
        "id": "gen_random_uuid()", "stage": "'ended'", "reason": "'needs_met'", "ended_at": "one.started_at",
        "opened_at": "one.opened_at - number * interval '1 minute'", "worker_id": "case when number %% 50 = 0 then "
        "one.worker_id end",
    }  # fmt: skip
    copies(Episode, last.pk, many, ended)
    with connection.cursor() as cursor:
        cursor.execute("analyze support_episode")


def measure(pages: int) -> dict[str, float]:
    """Both pages, among few and among many."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from rightdoor.ground.access.actors import System
    from rightdoor.ground.access.models import Account
    from rightdoor.ground.access.walled.acting import work_as
    from tests.people_here import SignedIn

    at = datetime.now(UTC)
    settings.ALLOWED_HOSTS = ["testserver"]
    logging.disable(logging.WARNING)  # a line for each page is no part of what a page costs here
    work_as(System("bench"), at)
    worker, manager = (Account.objects.get(email__startswith=name) for name in ("juniper.", "juno."))
    fill(worker, manager, at)
    paths = {
        "caseload": (worker, reverse("caseload")),
        "waiting list": (manager, reverse("waiting-list", args=[SERVICE, AREA])),
    }
    found = {}
    for many in (FEW, MANY):
        grow(many, worker)
        for name, (account, path) in paths.items():
            figures = times_of(SignedIn(Client())(account, second=True), path, pages)
            found |= {f"{name} among {many:,}: {what}": figure for what, figure in figures.items()}
    for name in paths:
        few, much = (found[f"{name} among {many:,}: median, ms"] for many in (FEW, MANY))
        found[f"{name}: times as long among many"] = much / few
    return found


def main() -> int:
    """Measure, and print each figure beside its goal."""
    parser = argparse.ArgumentParser(prog="dev.py bench caseload", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--pages", type=int, default=PAGES)
    given = parser.parse_args()
    with database():
        found = measure(given.pages)
    goals = {name: AT_MOST.get(name.split(": ")[1]) for name in found}
    missed = [name for name, figure in found.items() if (most := goals[name]) is not None and figure > most]
    if given.json:
        print(json.dumps({"found": found, "goals": AT_MOST, "missed": missed}, indent=1))
    else:
        for name, figure in found.items():
            most = goals[name]
            beside = "" if most is None else f"goal: at most {most:g}{', not met' if name in missed else ''}"
            print(f"{name:46} {figure:12.5g}  {beside}".rstrip())
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
