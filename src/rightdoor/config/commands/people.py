"""rightdoor people: link whole lists of people, learn what likeness is worth, keep the keys of those whom we know."""

import argparse
import csv
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from rightdoor.config.own_work import begin

GOOD, REFUSED = 0, 2


def run(arguments: list[str]) -> int:
    """Carry out one of the verbs: 0 where it was done, 2 for a refusal."""
    given = parser().parse_args(arguments)
    return int(VERBS[given.verb](given))


def parser() -> argparse.ArgumentParser:
    """What can be said."""
    words = argparse.ArgumentParser(prog="rightdoor people", description=__doc__)
    verbs = words.add_subparsers(dest="verb", required=True)
    linking = verbs.add_parser("link", help="which records of one list, or of two, may be of one person; joins nothing")
    linking.add_argument("lists", type=Path, nargs="+", metavar="LIST.csv", help="with the columns id, name, born_on …")
    linking.add_argument("--out", type=Path, required=True, help="the pairs: keys of the lists, bits, probability")
    linking.add_argument("--database", choices=("duckdb", "spark"), default="duckdb")
    linking.add_argument("--as-shipped", action="store_true", help="with the shipped weights, learning nothing anew")
    linking.add_argument("--at-least", type=float, default=0.5, help="the least probability; 0.5 if left out")
    learning = verbs.add_parser("learn", help="learn the weights from a list in which people stand twice")
    learning.add_argument("list", type=Path, metavar="LIST.csv")
    learning.add_argument("--of", required=True, help="what the list is, in a sentence: kept beside the weights")
    learning.add_argument("--out", type=Path, required=True, help="where the weights go, as JSON")
    learning.add_argument("--database", choices=("duckdb", "spark"), default="duckdb")
    verbs.add_parser("keys", help="keep the keys of everybody anew, after the way they are made has changed")
    return words


def link(given: argparse.Namespace) -> int:
    """Write the pairs, the likeliest first."""
    if len(given.lists) > 2:
        return refuse("one list is linked with itself, or two with each other; more were named. Nothing was linked.")
    from rightdoor.records.people.linking import bulk  # noqa: PLC0415  it needs no settings and no database

    try:
        lists = [bulk.rows_of(file) for file in given.lists]
        pairs = list(
            bulk.link(lists, database=given.database, as_shipped=given.as_shipped, at_least=given.at_least)
        )  # fmt: skip
    except (bulk.NotAList, bulk.NoSplink, OSError, UnicodeDecodeError, csv.Error) as problem:
        return refuse(str(problem))
    with given.out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("one", "other", "bits", "probability"))
        writer.writerows((pair.one, pair.other, f"{pair.bits:.2f}", f"{pair.probability:.6f}") for pair in pairs)
    print(f"{len(pairs)} pairs may be of one person; they are in {given.out}. Nothing was joined: a person decides.")
    return GOOD


def learn(given: argparse.Namespace) -> int:
    """Write the weights with where they come from."""
    from rightdoor.records.people.linking import bulk  # noqa: PLC0415
    from rightdoor.records.people.linking.model import shipped  # noqa: PLC0415

    try:
        rows = bulk.rows_of(given.list)
        comparisons = bulk.learn(rows, database=given.database)
    except (bulk.NotAList, bulk.NoSplink, OSError, UnicodeDecodeError, csv.Error) as problem:
        return refuse(str(problem))
    learnt = {"of": given.of, "records": len(rows), "on": datetime.now(UTC).date().isoformat(), "by": "splink"}
    made = {**shipped(), "learnt": learnt, "comparisons": comparisons}
    given.out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    print(f"The weights of {len(comparisons)} comparisons are in {given.out}.")
    return GOOD


def keys(_given: argparse.Namespace) -> int:
    """Keep everybody's keys anew."""
    begin("people")
    from rightdoor.records.people.linking.known import keep_keys  # noqa: PLC0415  the settings come first
    from rightdoor.records.people.models import Person  # noqa: PLC0415

    keep_keys(Person.objects.order_by("pk").iterator(chunk_size=500))
    print(f"The keys of {Person.objects.count()} people are kept anew.")
    return GOOD


def refuse(problem: str) -> int:
    """One line on standard error."""
    print(f"rightdoor people: {problem}", file=sys.stderr)
    return REFUSED


VERBS = {"link": link, "learn": learn, "keys": keys}
