"""rightdoor audit, as somebody who runs it sees it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.db import connection, connections
from psycopg.conninfo import conninfo_to_dict

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.audit.heads import head_now, line_of, send
from rightdoor.ground.audit.keys import make_key
from rightdoor.ground.audit.record import record
from rightdoor.ground.audit.sequencing import Sequencer
from tests.own_database import own_database  # noqa: F401  a fixture

RIGHTDOOR = Path(sys.executable).with_name("rightdoor")
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
Command = Callable[..., subprocess.CompletedProcess[str]]


def address(url: str) -> str:
    """The same role's address of the test's own database."""
    before, _, after = os.environ[url].partition("?")
    return before.rsplit("/", 1)[0] + f"/{connections['default'].settings_dict['NAME']}?{after}"


@pytest.fixture
def rightdoor(own_database: object, tmp_path: Path) -> Command:  # noqa: F811
    """Runs the command on the test's own database, with a key and a folder for heads."""

    def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ, "DATABASE_URL": address("DATABASE_URL"), "DATABASE_OWNER_URL": address("DATABASE_OWNER_URL"),
            "RIGHTDOOR_AUDIT_KEY": str(tmp_path / "audit.key"), "RIGHTDOOR_AUDIT_HEADS": str(tmp_path / "heads"),
            "RIGHTDOOR_CLOCK": AT.isoformat(), "RIGHTDOOR_OUTBOX": str(tmp_path / "outbox"), **more,
        }  # fmt: skip
        return subprocess.run(
            [RIGHTDOOR, *words], env=environment, capture_output=True, text=True, check=False, timeout=120
        )

    return run


def five_events() -> None:
    for month in (3, 3, 11, 11, 11):
        record("tests.happened", about=None, by=VISITOR, at=AT.replace(month=month))


@pytest.fixture
def heads(rightdoor: Command, tmp_path: Path) -> Path:
    """Five events, numbered and under a signed head, as a round of the background work leaves them."""
    five_events()
    Sequencer().run(AT)
    head, key = head_now(at=AT), make_key(tmp_path / "audit.key")
    assert head is not None
    send(line_of(head, key), [str(tmp_path / "heads")], signer=key, at=AT)
    return next((tmp_path / "heads").glob("heads-*.jsonl"))


def as_owner(statement: str) -> None:
    """Change what is on record, as somebody who owns the database can."""
    where = conninfo_to_dict(os.environ["DATABASE_OWNER_URL"]) | {"dbname": connection.settings_dict["NAME"]}
    with psycopg.connect(**where, autocommit=True) as owner:
        owner.execute("set session_replication_role = replica")
        owner.execute(statement)


def test_the_background_work_numbers_and_signs_and_the_walk_is_good(rightdoor: Command, tmp_path: Path) -> None:
    made = rightdoor("audit", "key", "--out", str(tmp_path / "audit.key"))
    assert made.returncode == 0, made.stderr
    five_events()
    worked = rightdoor("work", "--once")
    assert worked.returncode == 0, worked.stderr
    heads = next((tmp_path / "heads").glob("heads-*.jsonl"))

    done = rightdoor("audit", "verify", "--head", str(heads))

    assert done.returncode == 0, done.stderr
    assert "The audit is as it was: 5 events, the last is number 5." in done.stdout
    assert "1 signed heads fit; the newest is of number 5." in done.stdout
    assert oct((heads.parent.parent / "audit.key").stat().st_mode & 0o777) == "0o600"


def test_the_first_bad_number_is_named_and_the_exit_is_1(rightdoor: Command, heads: Path) -> None:
    as_owner("update audit_event set act = 'tests.other' where id = (select event_id from audit_link where n = 4)")

    done = rightdoor("audit", "verify", "--head", str(heads), "--json")

    assert done.returncode == 1
    said = json.loads(done.stdout)
    assert (said["sound"], said["first_bad"]) == (False, 4)
    assert "Number 4 does not fit its hash" in rightdoor("audit", "verify").stdout


def test_a_cut_tail_is_told_only_where_the_head_is_given(rightdoor: Command, heads: Path) -> None:
    as_owner("delete from audit_event where id = (select event_id from audit_link where n = 5)")
    as_owner("delete from audit_link where n = 5")

    without, with_head = rightdoor("audit", "verify"), rightdoor("audit", "verify", "--head", str(heads))

    assert without.returncode == 0
    assert "No head was given" in without.stdout
    assert with_head.returncode == 1
    assert "Number 5 is missing: a head was signed for number 5." in with_head.stdout


def test_whole_months_are_dropped_as_the_owner_and_the_walk_names_the_tombstone(
    rightdoor: Command, heads: Path
) -> None:
    dropped = rightdoor("audit", "drop", "--before", "2026-04-01", "--head", str(heads))
    rightdoor("work", "--once")
    done = rightdoor("audit", "verify", "--head", str(heads))

    assert dropped.stdout == "2 events before 2026-04-01 are gone, under tombstone 1.\n", dropped.stderr
    assert done.returncode == 0
    assert "Tombstone 1 of 2026-11-20T12:00:00+00:00: 2 events before 2026-04-01 are gone." in done.stdout
    assert "The audit is as it was: 4 events, the last is number 6." in done.stdout


NOT_DONE = {
    ("verify", "--head", "{nowhere}"): "There is no public key to hold the heads to.",
    ("verify", "--head", "{nowhere}", "--public", "{pub}"): "The file of heads",
    ("verify", "--public", "{nowhere}"): "The public key",
    ("verify", "--public", "{heads}"): "holds no public key",
    ("verify", "--head", "{pub}"): "Line 1: This is not a signed head of the audit.",
    ("drop", "--before", "2026-04-02"): "first day of a month",
    ("drop", "--before", "2026-04-01", "--head", "{nowhere}"): "The file of heads",
    ("key", "--out", "{pub}"): "The key could not be written",
}


def test_what_cannot_be_done_is_one_sentence_and_exit_2(rightdoor: Command, heads: Path) -> None:
    places = {"nowhere": "/nowhere/heads", "pub": str(heads.parent / "audit.pub"), "heads": str(heads)}
    for words, said in NOT_DONE.items():
        no_key = {"RIGHTDOOR_AUDIT_KEY": ""} if words[0] == "verify" else {}

        done = rightdoor("audit", *(word.format(**places) for word in words), **no_key)

        assert done.returncode == 2, words
        assert done.stderr.startswith("rightdoor audit: ")
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_without_a_key_nothing_is_dropped(rightdoor: Command) -> None:
    done = rightdoor("audit", "drop", "--before", "2026-04-01", RIGHTDOOR_AUDIT_KEY="")

    assert done.returncode == 2
    assert "Set RIGHTDOOR_AUDIT_KEY" in done.stderr


def test_a_key_that_is_not_there_is_told_by_the_work_and_stops_nothing_else(rightdoor: Command) -> None:
    record("tests.happened", about=None, by=VISITOR, at=AT)

    done = rightdoor("work", "--once")

    assert done.returncode == 1
    assert "audit-head: NoKey" in done.stderr
    assert "last is number 1" in rightdoor("audit", "verify", RIGHTDOOR_AUDIT_KEY="").stdout


def test_the_check_asks_for_months_made_ahead_and_a_key_that_nobody_else_reads(rightdoor: Command, heads: Path) -> None:
    assert "audit" not in rightdoor("check").stderr
    (heads.parent.parent / "audit.key").chmod(0o644)
    record("tests.waits", about=None, by=VISITOR, at=AT)
    as_owner("update audit_event set written_at = now() - interval '1 hour' where act = 'tests.waits'")
    as_owner("drop table audit_event_2026_12")

    done = rightdoor("check")

    assert done.returncode == 1
    assert "The audit has no table of its own for next month." in done.stderr
    assert "1 events of the audit wait for their number in the chain." in done.stderr
    assert "Others than its owner can read the audit's key." in done.stderr


def test_the_help_is_quick_and_needs_no_setting() -> None:
    done = subprocess.run(
        [RIGHTDOOR, "audit", "verify", "--help"], env={"PATH": os.environ["PATH"]}, capture_output=True, text=True,
        check=True, timeout=30,
    )  # fmt: skip

    assert "--head" in done.stdout


def test_the_site_does_not_start_where_it_could_sign_the_audits_heads(rightdoor: Command, heads: Path) -> None:
    done = rightdoor(
        "serve", RIGHTDOOR_MODE="production", RIGHTDOOR_SECRET_KEY="0123456789" * 6,
        RIGHTDOOR_CONTEXT_KEY="invented people only", RIGHTDOOR_HOSTS="front.example",
        RIGHTDOOR_CLOCK="",
    )  # fmt: skip

    assert done.returncode == 1
    assert "the account that serves the site can read the audit's key" in done.stderr
