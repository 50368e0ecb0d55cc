"""Standard streams as they may be found, help, and times that do not exist."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rightdoor.config.commands import rules

COMMAND = Path(sys.executable).parent / "rightdoor"
FACTS = '{"on": "2026-03-09", "age": 12, "lives_in": "kent"}'
VERBS = [
    "match",
    "clock --service kent.hera --from 2026-03-09",
    "open --service kent.tss --at 2026-03-09T10:00",
    "review-window --plan medway.ehip --from 2026-01-12",
    "catalogue list",
]


def shell(words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"{COMMAND} {words}"], input=FACTS, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("stream", "words"), [(">/dev/full", "The answer cannot be printed"), (">&-", "nowhere to print")]
)
def test_an_answer_that_cannot_be_printed_ends_with_one_line_and_the_code_2(verb: str, stream: str, words: str) -> None:
    ended = shell(f"{verb} {stream}")

    assert ended.returncode == 2
    assert words in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("stream", [">/dev/full 2>/dev/full", ">&- 2>&-"])
def test_where_nothing_can_be_said_the_code_still_says_it(stream: str) -> None:
    assert shell(f"match {stream}").returncode == 2


def test_a_closed_input_holds_no_facts_and_other_verbs_do_not_miss_it() -> None:
    ended = shell("match <&-")

    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "Standard input is closed" in ended.stderr
    assert shell("clock --service kent.hera --from 2026-03-09 <&-").returncode == 0


def test_answers_need_no_standard_error() -> None:
    assert json.loads(shell("match 2>&-").stdout)["next_steps"]


@pytest.mark.parametrize("verb", rules.VERBS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_verb_has_help(verb: str, flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rules.run([verb, flag]) == 0

    shown = capsys.readouterr()
    assert f"Use: rightdoor {verb}" in shown.out
    assert shown.err == ""


@pytest.mark.parametrize("mark", ["\u2028", "\u0085"])
def test_a_batch_is_split_at_line_feeds_only(mark: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_bytes(f'{FACTS}\r\n{{"district": "a{mark}b"}}\n'.encode())

    assert rules.run(["match", "--batch", str(file)]) == 2

    refusal = capsys.readouterr().err
    assert "line 2: The fact 'district' must be a few words" in refusal


def test_a_time_that_the_clocks_skip_is_read_an_hour_later_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    rules.run(["clock", "--service", "kent.hera", "--from", "2026-03-29T01:30"])
    clock = json.loads(capsys.readouterr().out)
    rules.run(["open", "--service", "kent.tss", "--at", "2026-03-29T01:30"])
    opening = json.loads(capsys.readouterr().out)

    assert clock["from"] == opening["at"] == "2026-03-29T02:30"
    assert clock["explanation"].startswith("the clocks go forward and skip 01:30, so 02:30 is meant; received Sunday")
    assert "skip 01:30" in opening["says"]


def test_beyond_the_list_bank_holidays_follow_the_law_and_are_said_to_be_unconfirmed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rules.run(["clock", "--service", "kent.hera", "--from", "2031-12-24T10:00"])
    clock = json.loads(capsys.readouterr().out)
    rules.run(["open", "--service", "kent.tss", "--at", "2031-12-25T10:00"])
    opening = json.loads(capsys.readouterr().out)

    assert (clock["due"], clock["holidays_confirmed"]) == ("2031-12-31T10:00", False)
    assert opening["open"] is None
