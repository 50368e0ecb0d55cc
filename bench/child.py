"""What one page of a child costs: of a child with a long story, and of one with a short.

One client, one process, signed in as a practitioner; what is loaded is put out of the collector's way, as the site's
own process does.  The goals: at most 60 ms at the 95th of a hundred, and at most 30 questions to the database.
"""

# ruff: noqa: PLC0415  the database must be there before the framework is set up

import argparse
import gc
import json
import logging
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "bench")]

from wall import database  # noqa: E402  a neighbour

ENTRIES, FEW, PAGES = 500, 5, 100
AT_MOST = {"slow (95 %), ms": 60.0, "questions": 30.0}


def written(referral: Any, by: Any, entries: int, at: datetime) -> None:
    """A story of this many entries, an hour apart."""
    from rightdoor.work.referrals.models import ContactEntry

    ContactEntry.objects.bulk_create(
        ContactEntry(
            referral=referral, happened_at=at - timedelta(hours=number), way="call", with_whom="A person",
            outcome="spoke", words="We talked about the week.", written_by=by, written_at=at,
        )
        for number in range(entries)
    )  # fmt: skip


def questions_of(client: Any, path: str) -> int:
    """How many questions one page asks the database, as the database's own door counts them."""
    from django.db import connection

    asked: list[str] = []

    def count(execute: Any, sql: Any, *more: Any) -> Any:
        asked.append(str(sql))
        return execute(sql, *more)

    with connection.execute_wrapper(count):
        answer = client.get(path)
    if answer.status_code != 200 or not asked:
        raise SystemExit(f"The page answered {answer.status_code} and asked {len(asked)} questions.")
    return len(asked)


def times_of(client: Any, path: str, pages: int) -> dict[str, float]:
    """One page again and again: how long it took, and how many questions it asked."""
    client.get(path)  # warms what is kept
    asked = questions_of(client, path)
    gc.collect()
    gc.freeze()
    taken = []
    for _ in range(pages):
        began = time.perf_counter()
        client.get(path)
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return {
        "median, ms": statistics.median(taken), "slow (95 %), ms": taken[int(len(taken) * 0.95)],
        "questions": float(asked),
    }  # fmt: skip


def measure(entries: int, pages: int) -> dict[str, float]:
    """The page of two children of the invented county, one of whom has had much written about them."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from rightdoor.ground.access.actors import System
    from rightdoor.ground.access.models import Account
    from rightdoor.ground.access.walled.acting import work_as
    from rightdoor.work.referrals.models import Referral
    from tests.people_here import SignedIn

    at = datetime.now(UTC)
    settings.ALLOWED_HOSTS = ["testserver"]
    logging.disable(logging.WARNING)  # a line for each page is no part of what a page costs here
    work_as(System("bench"), at)
    account = Account.objects.get(email__startswith="tamsin.")
    open_ones = Referral.objects.filter(stage="received", person__isnull=False, partnership=account.partnership)
    short, long = open_ones.order_by("received_at")[:2]
    written(short, account, FEW, at)
    written(long, account, entries, at)
    client = SignedIn(Client())(account, second=True)
    found = {}
    for name, one in ((f"{FEW} entries", short), (f"{entries} entries", long)):
        figures = times_of(client, reverse("child", args=[one.person_id]), pages)
        found |= {f"{name}: {what}": figure for what, figure in figures.items()}
    return found


def goal_of(name: str) -> float | None:
    return AT_MOST.get(name.split(": ")[1])


def main() -> int:
    """Measure, and print each figure beside its goal."""
    parser = argparse.ArgumentParser(prog="dev.py bench child", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--pages", type=int, default=PAGES)
    given = parser.parse_args()
    with database():
        found = measure(given.entries, given.pages)
    missed = [name for name, figure in found.items() if (most := goal_of(name)) is not None and figure > most]
    if given.json:
        print(json.dumps({"found": found, "goals": AT_MOST, "missed": missed}, indent=1))
    else:
        for name, figure in found.items():
            most = goal_of(name)
            beside = "" if most is None else f"goal: at most {most:g}{', not met' if name in missed else ''}"
            print(f"{name:42} {figure:12.5g}  {beside}".rstrip())
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
