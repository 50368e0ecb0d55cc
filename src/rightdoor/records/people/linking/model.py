"""The weights that were learnt, as they are shipped, and the same as a model for linking in bulk."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from rightdoor.pure.linking.levels import BULK, UNLIKE, Comparison
from rightdoor.pure.linking.weighing import Weights, bits_of

FUNCTIONS = {
    "duckdb": {"overlap": "list_has_any", "contains": "list_contains"},
    "spark": {"overlap": "arrays_overlap", "contains": "array_contains"},
}
"""The names that the two databases have for the same questions about lists."""
BLOCKS = (
    ("nhs",), ("born",), ("postcode",), ("given", "family"), ("sound", "either"), ("root", "sound", "year"),
    ("address",), ("town", "given"), ("town", "family"),
)  # fmt: skip
"""Which columns two records share to be compared at all: wider than the front door's keys, since a list has time."""


@cache
def shipped() -> dict[str, Any]:
    """``weights.json``: how often each level is met among records of one person (m) and of two (u), and its source."""
    words = files("rightdoor.records.people.linking").joinpath("weights.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(words)
    return read


@cache
def weights() -> Weights:
    """The same in bits."""
    read = shipped()
    bits = {
        comparison: {level: bits_of(found["m"], found["u"]) for level, found in levels.items()}
        for comparison, levels in read["comparisons"].items()
    }
    return Weights(bits, possible=read["possible"], likely=read["likely"])


def settings_for(
    dialect: str, columns: set[str], *, link_type: str, learnt: dict[str, Any] | None = None
) -> dict[str, Any]:
    """A model of splink for 'duckdb' or 'spark', of those comparisons whose columns a list has."""
    asked = [comparison for comparison in BULK if comparison.column in columns]
    blocks = [block for block in BLOCKS if all(column in columns for column in block)]
    return {
        "link_type": link_type,
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": (learnt or {}).get("prior", 1e-6),
        "comparisons": [comparison_for(one, dialect, (learnt or {}).get("comparisons", {})) for one in asked],
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule_of(block)} for block in blocks],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "max_iterations": 30,
    }


def rule_of(block: tuple[str, ...]) -> str:
    return " AND ".join(f"l.{column} = r.{column}" for column in block)


def comparison_for(comparison: Comparison, dialect: str, learnt: dict[str, Any]) -> dict[str, Any]:
    """One comparison in splink's words, with what was learnt of it."""
    column = comparison.column
    levels: list[dict[str, Any]] = [{
        "sql_condition": f"{column}_l IS NULL OR {column}_r IS NULL", "label_for_charts": "unknown",
        "is_null_level": True,
    }]  # fmt: skip
    for level in comparison.levels:
        condition = level.sql if level.name == UNLIKE else level.sql.format(**FUNCTIONS[dialect])
        found = learnt.get(comparison.name, {}).get(level.name)
        often = {"m_probability": found["m"], "u_probability": found["u"]} if found else {}
        levels.append({"sql_condition": condition, "label_for_charts": level.name, **often})
    return {"output_column_name": comparison.name, "comparison_levels": levels}
