"""The acceptance scenarios, in process: what a case says must be true, and the contract of every answer."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rightdoor.config.commands.rules import run
from tests.scenarios.asking import codes, report

HERE = Path(__file__).parent
CASES = [
    case
    for name in ("scenarios.json", "neighbours.json")
    for case in json.loads((HERE / name).read_text(encoding="utf-8"))
]
MATCHES = [case for case in CASES if case["kind"] == "match"]
OTHERS = [case for case in CASES if case["kind"] != "match"]
ANSWERS = ("eligible", "not_eligible", "needs_information", "undecided")


def plain(text: str) -> str:
    """Words without their case, spacing, dashes and quotation marks."""
    text = re.sub("[\u2018\u2019]", "'", text.lower())
    text = re.sub(r"\s*[-\u2010-\u2015]\s*", "-", text)
    return " ".join(text.split())


def differences(expected: dict[str, Any], row: dict[str, Any], answered: dict[str, Any]) -> list[str]:
    """Which expectations an answer does not meet."""
    safety, steps = codes(answered["safety"]), codes(answered["next_steps"])
    quotes = [plain(reason["quote"]) for reason in row["reasons"]]
    checks: dict[str, Callable[[Any], bool]] = {
        "answer": lambda want: row["answer"] == want,
        "answer_in": lambda want: row["answer"] in want,
        "default": lambda want: row["answer"] != "undecided" or row["default"] == want,
        "holds": lambda want: set(row["holds"]) == set(want),
        "holds_include": lambda want: set(want) <= set(row["holds"]),
        "only_through_set": lambda want: bool(row["only_through"]) is want,
        "ask_include": lambda want: set(want) <= set(row["ask"]),
        "recheck_on": lambda want: row["recheck_on"] == want,
        "confirm_set": lambda want: bool(row["confirm"]) is want,
        "quote_in_reasons": lambda want: any(plain(want) in quote for quote in quotes),
        "safety_first": lambda want: bool(safety) is want,
        "safety_service": lambda want: want in safety,
        "next_steps_include": lambda want: set(want) <= set(steps),
        "next_steps_not_include": lambda want: not set(want) & set(steps),
    }
    return [name for name, want in expected.items() if not checks[name](want)]


@pytest.mark.parametrize("case", MATCHES, ids=lambda case: case["id"])
def test_a_match_says_what_its_case_says(case: dict[str, Any]) -> None:
    answered = report(case["facts"])

    (row,) = (row for row in answered["results"] if row["service"] == case["service"])

    assert differences(case["expect"], row, answered) == []


@pytest.mark.parametrize("case", MATCHES, ids=lambda case: case["id"])
def test_every_answer_keeps_the_contract(case: dict[str, Any]) -> None:
    answered = report(case["facts"])

    assert answered["next_steps"]
    for row in answered["results"]:
        assert row["answer"] in ANSWERS
        assert row["answer"] != "needs_information" or row["ask"]
        assert row["answer"] == "undecided" or row["default"] is None
        assert all(reason["says"] and reason["quote"] and reason["source"] for reason in row["reasons"])


@pytest.mark.parametrize("name", ["tss-3-recheck-severity-fails", "ins-12-other-fails", "hera-nine-in-medway"])
def test_no_birthday_is_named_that_would_turn_nothing(name: str) -> None:
    (case,) = (case for case in MATCHES if case["id"] == f"own-{name}")

    (row,) = (row for row in report(case["facts"])["results"] if row["service"] == case["service"])

    assert (row["answer"], row["recheck_on"]) == ("not_eligible", None)


@pytest.mark.parametrize("case", MATCHES, ids=lambda case: case["id"])
def test_the_order_of_codes_changes_nothing(case: dict[str, Any]) -> None:
    turned = {name: value[::-1] if isinstance(value, list) else value for name, value in case["facts"].items()}

    assert report(turned) == report(case["facts"])


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case["id"])
def test_a_clock_an_opening_and_a_window_say_what_their_case_says(
    case: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    flags = [word for name, value in case["args"].items() for word in (f"--{name}", value)]

    assert run([case["kind"], *flags]) == 0

    printed = json.loads(capsys.readouterr().out)
    assert {name: printed[name] for name in case["expect"]} == case["expect"]
