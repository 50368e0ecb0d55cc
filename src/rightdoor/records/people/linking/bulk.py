"""Linking whole lists: the same levels and keys as at the front door, trained and weighed by splink.

It writes which records may be the same, and joins nothing.  ``splink`` comes with the extra ``rightdoor[link]``; the
database is DuckDB within this process, or Spark.
"""

import csv
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rightdoor.pure.linking.levels import BULK
from rightdoor.pure.linking.traits import traits
from rightdoor.records.people.linking.model import settings_for, shipped
from rightdoor.records.people.linking.rows import row_of

HEADS = ("id", "name", "given", "family", "born_on", "postcode", "nhs_number", "address", "town")
TRAINED_ON = (
    "l.born = r.born AND l.sound = r.sound", "l.postcode = r.postcode AND l.root = r.root",
    "l.given = r.given AND l.family = r.family",
)  # fmt: skip
"""Pairs that are mostly of one person.  A house alone would teach that sisters are."""
PAIRS, SEED = 2_000_000, 1
NEVER_SEEN = {"m": 1e-4, "u": 1e-6}
"""What a level counts that was never met among the records that it was learnt from: rare, not impossible."""


class NotAList(Exception):
    """A file is not a list of people as this reads them."""


class NoSplink(Exception):
    """The optional part is not installed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be of one person, by the keys that their lists gave them."""

    one: str
    other: str
    bits: float
    probability: float


def rows_of(file: Path) -> list[dict[str, Any]]:
    """A list of people as columns to compare.  A day that is none is unknown; a record without a key is refused."""
    with file.open(newline="", encoding="utf-8-sig") as lines:
        reader = csv.DictReader(lines)
        heads = set(reader.fieldnames or ())
        if "id" not in heads or not heads & {"name", "given", "family"}:
            raise NotAList(
                f"{file} has no column 'id', or none of 'name', 'given' and 'family'. Its first line names the "
                f"columns; these are read: {', '.join(HEADS)}. Nothing was linked."
            )
        return [read_line(file, number, line) for number, line in enumerate(reader, 2)]


def read_line(file: Path, number: int, line: dict[str, Any]) -> dict[str, Any]:
    said = {head: (line.get(head) or "").strip() for head in HEADS}
    if not said["id"]:
        raise NotAList(f"{file}, line {number}: the record has no 'id'. Nothing was linked.")
    born_on = None
    with suppress(ValueError):
        born_on = date.fromisoformat(said["born_on"])
    name = said["name"] or f"{said['given']} {said['family']}"
    record = traits(
        name=name, born_on=born_on, postcode=said["postcode"], nhs_number=said["nhs_number"], address=said["address"],
        town=said["town"],
    )  # fmt: skip
    return row_of(said["id"], record)


def known_columns(lists: Iterable[list[dict[str, Any]]]) -> set[str]:
    """The columns of which at least one record of the lists knows something."""
    return {column for rows in lists for row in rows for column, value in row.items() if value}


def link(
    lists: list[list[dict[str, Any]]], *, database: str = "duckdb", as_shipped: bool = False, at_least: float = 0.5
) -> Iterator[Pair]:
    """The pairs within one list, or between two, that are likelier than *at_least*; the likeliest first."""
    linker = linker_for(lists, database, shipped() if as_shipped else None)
    if not as_shipped:
        train(linker)
    found = linker.inference.predict(threshold_match_probability=at_least)
    rows = found.as_record_list()
    for row in sorted(rows, key=lambda row: (-row["match_weight"], row["unique_id_l"], row["unique_id_r"])):
        yield Pair(row["unique_id_l"], row["unique_id_r"], row["match_weight"], row["match_probability"])


def learn(rows: list[dict[str, Any]], *, database: str = "duckdb") -> dict[str, Any]:
    """How often each level is met, learnt from one list in which some people stand twice."""
    linker = linker_for([rows], database, None)
    train(linker)
    made = linker.misc.save_model_to_json()
    return {
        one["output_column_name"]: {
            level["label_for_charts"]: {
                "m": rounded(level.get("m_probability"), "m"), "u": rounded(level.get("u_probability"), "u"),
            }
            for level in one["comparison_levels"]
            if not level.get("is_null_level")
        }
        for one in made["comparisons"]
    }  # fmt: skip


def rounded(share: float | None, which: str) -> float:
    """A share with four figures; never nought, and so never an infinite weight."""
    return float(f"{max(share or 0.0, NEVER_SEEN[which]):.4g}")


def linker_for(lists: list[list[dict[str, Any]]], database: str, learnt: dict[str, Any] | None) -> Any:
    """splink with our levels over these lists."""
    try:
        import pandas  # noqa: ICN001, PLC0415  all of it is optional
        from splink import Linker  # noqa: PLC0415
    except ImportError as missing:
        raise NoSplink(
            "Linking lists needs the optional part of Rightdoor: install 'rightdoor[link]' and run this again."
        ) from missing
    names = {comparison.column for comparison in BULK} & known_columns(lists)
    columns = known_columns(lists) if learnt is None else known_columns(lists) - (names - kept_in(learnt))
    ours = settings_for(
        database, columns, link_type="dedupe_only" if len(lists) == 1 else "link_only", learnt=learnt
    )  # fmt: skip
    api = database_of(database)
    tables = [api.register(pandas.DataFrame(rows), dataset_display_name=f"list_{number}")
              for number, rows in enumerate(lists)]  # fmt: skip
    return Linker(tables, ours, log_level="ERROR")


def kept_in(learnt: dict[str, Any]) -> set[str]:
    """The columns of which the shipped weights know something."""
    return {comparison.column for comparison in BULK if comparison.name in learnt["comparisons"]}


def database_of(name: str) -> Any:
    """DuckDB within this process, or Spark on this machine or the cluster that its surroundings name."""
    if name == "duckdb":
        from splink import DuckDBAPI  # noqa: PLC0415

        return DuckDBAPI()
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415
        from splink.internals.spark.database_api import SparkAPI  # noqa: PLC0415
    except ImportError as missing:
        raise NoSplink("Linking on Spark needs 'pyspark' and Java: install them and run this again.") from missing
    builder = SparkSession.builder.appName("rightdoor people link").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", str(4 * (os.cpu_count() or 2))).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return SparkAPI(spark_session=session, break_lineage_method="persist")  # type: ignore[no-untyped-call]


def train(linker: Any) -> None:
    """Learn how often each level is met: among any two records by chance, and among those of one person by EM."""
    linker.training.estimate_u_using_random_sampling(max_pairs=PAIRS, seed=SEED)
    for rule in TRAINED_ON:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
