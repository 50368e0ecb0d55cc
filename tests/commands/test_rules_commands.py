"""The verbs that need no database: what they print, and what they refuse in one clear line."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rightdoor.config.commands import rules

COMMAND = Path(sys.executable).parent / "rightdoor"
FACTS = '{"on": "2026-03-09", "age": 12, "lives_in": "kent"}'

REFUSED_FACTS = [
    (b"", "the text is empty"),
    (b" \n", "the text is empty"),
    (b"{", "not valid JSON"),
    (b"{} {}", "not valid JSON"),
    (b"[]", "one JSON object, not a list"),
    (b'"kent"', "one JSON object, not text"),
    (b"null", "one JSON object, not null"),
    (b'{"age": NaN}', "NaN is not a number"),
    (b'{"age": -Infinity}', "-Infinity is not a number"),
    (b'{"age": 1, "age": 2}', "'age' is given twice"),
    (b'{"age": 1' + b"0" * 5000 + b"}", "is too long"),
    (b'{"age": 1e999}', "'age' must be a whole number"),
    (b"[" * 100_000, "nested too deep"),
    (b'{"district": "\xff"}', "not UTF-8"),
    (b'{"lives_in": "knet", "on": "2026-01-01"}', "Did you mean 'kent'?"),
    (b'{"on": "2026-13-01"}', "no such day"),
]
REFUSED_WORDS: list[tuple[list[str], str]] = [
    (["match", "no-such-file.json"], "'no-such-file.json' cannot be read"),
    (["match", "."], "cannot be read"),
    (["match", "\0"], "cannot be read"),
    (["match", "--bach", "x"], "'--bach' is not understood"),
    (["match", "a.json", "b.json"], "'b.json' is not understood"),
    (["match", "--batch"], "'--batch' needs a value"),
    (["match", "--batch", "no-such-file.jsonl"], "cannot be read"),
    (["clock", "--service", "kent.herra", "--from", "2026-04-02T14:00"], "Did you mean 'kent.hera'?"),
    (["clock", "--service", "kent.hera"], "'--from' is missing"),
    (["clock", "--service", "kent.hera", "--from", "soon"], "'--from' must be a date and time"),
    (["clock", "--service", "kent.hera", "--from", "2026-04-31T14:00"], "'--from' must be a date and time"),
    (["clock", "--service", "kent.hera", "--from", "2026-04-02", "--reading", "days"], "working_days, office_hours"),
    (["clock", "--servise", "kent.hera"], "'--servise' is not a flag"),
    (["clock", "kent.hera"], "'kent.hera' is not a flag"),
    (["clock", "--service", "kent.hera", "--service", "kent.tss"], "given twice"),
    (["open", "--service", "kent.tss"], "'--at' is missing"),
    (["open", "--service", "nobody", "--at", "2026-01-01T10:00"], "The services are: kent.hera"),
    (["open", "--service", "kent.tss", "--at", "10:00"], "'--at' must be a date and time"),
    (["review-window", "--plan", "kent.hera", "--from", "2026-01-12"], "only these have a review window: medway.ehip"),
    (["review-window", "--plan", "medway.ehip", "--from", "January"], "'--from' must be a date and time"),
    (["catalogue"], "Say what to do"),
    (["catalogue", "burn"], "Say what to do"),
]


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert rules.run(list(words)) == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


def type_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(("data", "words"), REFUSED_FACTS)
def test_facts_that_cannot_be_read_end_with_one_line_and_the_code_2(
    data: bytes, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, data)

    assert rules.run(["match"]) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert words in printed.err


@pytest.mark.parametrize(("arguments", "words"), REFUSED_WORDS)
def test_words_that_are_not_understood_end_with_one_line_and_the_code_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rules.run(arguments) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert words in printed.err


def test_a_match_is_read_from_a_file_or_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "facts.json"
    file.write_text("\ufeff" + FACTS, encoding="utf-8")
    type_in(monkeypatch, FACTS.encode())

    assert told(capsys, "match", str(file)) == told(capsys, "match")


def test_a_match_without_a_day_is_made_now(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    type_in(monkeypatch, b"{}")

    assert "T" in told(capsys, "match")["on"]


def test_a_batch_answers_line_for_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_text(f'{FACTS}\n{{"on": "2026-03-10"}}\n\n', encoding="utf-8")

    assert rules.run(["match", f"--batch={file}"]) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["on"] for line in lines] == ["2026-03-09", "2026-03-10"]


@pytest.mark.parametrize(
    ("second", "words"),
    [("{", "line 2: This is not valid JSON"), ("", "line 2: The line is empty"), ('{"age": "x"}', "line 2: The fact")],
)
def test_a_bad_line_in_a_batch_is_named_and_nothing_is_printed(
    second: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_text(f"{FACTS}\n{second}\n{FACTS}\n", encoding="utf-8")

    assert rules.run(["match", "--batch", str(file)]) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert words in printed.err


def test_a_clock_says_when_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    due = told(capsys, "clock", "--service", "kent.hera", "--from", "2026-04-02T14:00")

    assert due["due"] == "2026-04-09T14:00"
    assert due["explanation"].endswith("Friday and Monday are bank holidays; due Thursday 9 April 14:00")


def test_a_service_that_promises_nothing_has_no_due_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "clock", "--service", "kent.tss", "--from", "2026-04-02T14:00:30")["due"] is None


def test_opening_says_why_and_when_it_opens_next(capsys: pytest.CaptureFixture[str]) -> None:
    closed = told(capsys, "open", "--service", "kent.tss", "--at", "2025-11-07T15:30")
    holiday = told(capsys, "open", "--service", "kent.tss", "--at", "2026-05-25T11:00")
    always = told(capsys, "open", "--service", "national.emergency", "--at", "2026-05-25T03:00")

    assert (closed["open"], closed["next_opening"]) == (False, "2025-11-10T09:00")
    assert closed["hours"] == ["09:00–15:00"]
    assert "bank holiday" in holiday["says"]
    assert always["open"] is True
    assert told(capsys, "open", "--service", "kent.hera", "--at", "2026-05-25T03:00")["says"] == (
        "The document names no hours."
    )


def test_the_catalogue_is_checked_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules.run(["catalogue", "check"]) == 0
    assert "The catalogue is sound: 25 services" in capsys.readouterr().out
    assert rules.run(["catalogue", "list"]) == 0
    assert capsys.readouterr().out.startswith("kent.hera\tinside\t")
    assert rules.run(["catalogue", "list", "--areas"]) == 0
    assert "southend-on-sea\tSouthend-on-Sea\n" in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["match", "catalogue"])
def test_a_county_s_file_that_is_not_there_is_named(
    verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RIGHTDOOR_COUNTY", "/nowhere/county.toml")

    assert rules.run([verb, "check"] if verb == "catalogue" else [verb]) == 2

    assert capsys.readouterr().err.strip() == (
        f"rightdoor {verb}: county.toml, line 1: The file cannot be read: No such file or directory."
    )


def test_nobody_reading_is_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_text(f"{FACTS}\n" * 50, encoding="utf-8")

    shown = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {COMMAND} match --batch {file} | head -c 1"],
        capture_output=True,
        check=False,
    )

    assert shown.returncode == 0
    assert shown.stderr == b""


def test_the_command_starts_without_django() -> None:
    code = (
        "import sys; from rightdoor.config.commands.rules import run; "
        "run(['catalogue', 'list']); sys.exit('django' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0
