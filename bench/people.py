"""Is this child known?  The live look-up among a million people, beside PostgreSQL's own trigrams; and lists in bulk.

Every population is invented anew from a seed.  ``recall`` counts people who were written down a second time and are
suggested; ``false`` counts strangers (newcomers, and brothers, sisters and twins of people who are known) for whom
somebody is suggested as likely the same.
"""

# ruff: noqa: PLC0415  the database must be there before the framework is set up

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "bench")]

from invented_people import FIRST_DAY, Invented, Population  # noqa: E402  a neighbour

from tools.roles import prepare  # noqa: E402  the checkout's own tools
from tools.verbs import started, surroundings  # noqa: E402

if TYPE_CHECKING:
    from rightdoor.records.people.linking.known import Told

KNOWN, AGAIN, STRANGERS, TIMED, TRIGRAMS = 1_000_000, 5_000, 20_000, 2_000, 12
AT_MOST = {"median, ms": 1.0, "slow (95 %), ms": 5.0, "false": 0.001}
AT_LEAST = {"times faster": 50.0, "found by a key": 0.99, "suggested": 0.94}


@contextmanager
def database() -> Iterator[str]:
    """A database of the bench's own; the address of its owner."""
    cluster = started("bench", safe=False)
    environment = surroundings(cluster, f"rd_bench_{os.getpid()}", "test")
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="rightdoor.config.settings")
    prepare(environment["DATABASE_OWNER_URL"], environment["DATABASE_URL"], fresh=True)
    verb = [str(CHECKOUT / ".venv/bin/rightdoor"), "migrate"]
    subprocess.run(verb, check=True, env=os.environ, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        yield environment["DATABASE_OWNER_URL"]
    finally:
        cluster.remove()


def fill(owner: Any, people: list[Invented], home: UUID) -> dict[int, UUID]:
    """Everybody with their keys, as the product keeps them; of each person the key of their record."""
    from rightdoor.pure.keys import new_key
    from rightdoor.pure.linking.keys import keys_of
    from rightdoor.pure.linking.traits import traits

    where = {one.who: new_key() for one in people}
    added, within = datetime(2026, 11, 2, 9, tzinfo=UTC), str(home)
    columns = (
        "id, partnership_id, preferred_name, legal_name, born_on, postcode, nhs_number, pronouns, gender, lives_in, "
        "district, school, added_at"
    )
    with owner.cursor().copy(f"copy people_person ({columns}) from stdin") as copy:
        for one in people:
            told = (one.name, "", one.born_on, one.postcode, one.nhs_number)
            copy.write_row((where[one.who], home, *told, "", [], "", "", "", added))
    owner.execute("alter table people_personkey drop constraint a_key_of_a_person_once")
    with owner.cursor().copy("copy people_personkey (person_id, key) from stdin") as copy:
        for one in people:
            record = traits(name=one.name, born_on=one.born_on, postcode=one.postcode, nhs_number=one.nhs_number)
            for key in keys_of([record], within=within):
                copy.write_row((where[one.who], key))
    owner.execute("alter table people_personkey add constraint a_key_of_a_person_once unique (key, person_id)")
    owner.execute("analyze people_person, people_personkey")
    return where


def measure(owner_url: str, seed: int) -> dict[str, float]:
    """Everything of the live look-up."""
    import django

    django.setup()
    import psycopg
    from django.db import transaction

    from rightdoor.ground.access.actors import System
    from rightdoor.ground.access.models import Account, Partnership, RoleHeld
    from rightdoor.ground.access.walled.acting import acting, work_as
    from rightdoor.pure.linking.keys import keys_of
    from rightdoor.pure.linking.weighing import Standing
    from rightdoor.records.people.linking.known import Told, candidates, sharing

    at = datetime.now(UTC)
    work_as(System("bench"), at)
    home = Partnership.objects.create(slug="bench", name="Bench")
    account = Account.objects.create(email="bench@example.org", name="Bench", partnership=home, password="!")  # noqa: S106  nobody's
    RoleHeld.objects.create(account=account, role="practitioner", starts_on=at.date(), source="bench")
    population = Population(seed)
    people = population.people(KNOWN + STRANGERS)
    known, newcomers = people[:KNOWN], people[KNOWN:]

    def told(one: Invented) -> Told:
        return Told(home.pk, (one.name,), one.born_on, one.postcode, one.nhs_number)

    with psycopg.connect(owner_url, autocommit=True) as owner, acting(account, at):
        where = fill(owner, known, home.pk)
        chance = population.chance
        again = [population.again(one) for one in chance.sample(known, AGAIN)]
        houses: dict[tuple[str, str], set[str]] = {}
        for one in known:
            houses.setdefault((one.family, one.postcode), set()).add(one.given)
        siblings = [
            twin_of(population, one, houses[one.family, one.postcode]) for one in chance.sample(known, STRANGERS // 4)
        ]
        strangers = [*newcomers[: STRANGERS - len(siblings)], *siblings]
        blocked = suggested = 0
        for one in again:
            found = {row[1] for row in sharing(keys_of(told(one).traits(), within=str(home.pk)))}
            blocked += where[one.who] in found
            suggested += any(
                one_found.person == where[one.who] and one_found.standing == Standing.LIKELY
                for one_found in candidates(told(one))
            )
        false = [one for one in strangers if any(found.standing == Standing.LIKELY for found in candidates(told(one)))]
        looked_for = [told(one) for one in chance.sample(again, 2 * TIMED)]
        alone = timed(candidates, looked_for[TIMED:])  # each says who acts anew: each is a transaction of its own
        with transaction.atomic():  # as the action looks, which then writes down that somebody looked
            times = timed(candidates, looked_for[:TIMED])
        owner.execute("create extension if not exists pg_trgm")
        owner.execute("create index trigrams on people_person using gin (preferred_name gin_trgm_ops)")
        theirs = []
        for one in chance.sample(again, TRIGRAMS):
            began = time.perf_counter()
            owner.execute(
                "select id from people_person where preferred_name %% %s "
                "order by similarity(preferred_name, %s) desc limit 10",
                [one.name, one.name],
            ).fetchall()
            theirs.append((time.perf_counter() - began) * 1000)
    return {
        "people": KNOWN, "median, ms": statistics.median(times), "slow (95 %), ms": times[int(len(times) * 0.95)],
        "median of one in its own transaction, ms": statistics.median(alone),
        "trigrams, ms": statistics.median(theirs), "times faster": statistics.median(theirs) / statistics.median(times),
        "found by a key": blocked / len(again), "suggested": suggested / len(again),
        "false": len(false) / len(strangers), "false of siblings": sum(one in siblings for one in false),
    }  # fmt: skip


def timed(look: Callable[["Told"], object], asked: list["Told"]) -> list[float]:
    """How long each look-up took, in milliseconds, the quickest first."""
    found = []
    for one in asked:
        began = time.perf_counter()
        look(one)
        found.append((time.perf_counter() - began) * 1000)
    return sorted(found)


def twin_of(population: Population, one: Invented, names: Collection[str]) -> Invented:
    """Somebody of the same house and family, of another name, as often as not of the same day."""
    days = 0 if population.chance.random() < 0.5 else population.chance.randrange(330, 2_500)
    return population.child(one.family, one.postcode, (one.born_on or FIRST_DAY) + timedelta(days=days), but=names)


def goal_of(name: str) -> str:
    if name in AT_MOST:
        return f"goal: at most {AT_MOST[name]}"
    return f"goal: at least {AT_LEAST[name]}" if name in AT_LEAST else ""


def main() -> int:
    """Measure, and print each figure beside its goal."""
    parser = argparse.ArgumentParser(prog="dev.py bench people", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    with database() as owner_url:
        found = measure(owner_url, given.seed)
    missed = [name for name, most in AT_MOST.items() if found[name] > most]
    missed += [name for name, least in AT_LEAST.items() if found[name] < least]
    if given.json:
        print(json.dumps({"found": found, "goals": {**AT_MOST, **AT_LEAST}, "missed": missed}, indent=1))
    else:
        for name, ours in found.items():
            print(f"{name:42} {ours:12.5g}  {goal_of(name)}{', not met' if name in missed else ''}".rstrip())
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
