"""The log of openings beside the files: lines are only added, each holds the one before in place.  No framework."""

import fcntl
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

FIRST = "0" * 64


class NotLogged(Exception):
    """An opening could not be written down; then nothing is shown."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One try to open a file: by whom, why, on which machine, and what came of it."""

    id: str
    at: str
    who: str
    why: str
    account: str
    machine: str
    file: str  # fingerprint
    written_at: str  # of the file, where it was opened
    outcome: str  # opened, or why it stayed shut


def name() -> str:
    """The log's name, beside the files."""
    return "openings.jsonl"


def hash_of(before: str, entry: dict[str, Any]) -> str:
    """What holds a line and all lines before it in place."""
    return sha256((before + json.dumps(entry, sort_keys=True, ensure_ascii=False)).encode()).hexdigest()


def add(opened: Opened, log: Path) -> None:
    """Add a line and wait until it is on the disk."""
    try:
        with log.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            last = FIRST
            for line in file:
                last = str(json.loads(line)["hash"]) if line.strip() else last
            entry = asdict(opened)
            row = {**entry, "before": last, "hash": hash_of(last, entry)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise NotLogged(
            f"The opening cannot be written to {log}: {problem.strerror}. Nothing was opened. Name another with --log."
        ) from None
    except (ValueError, KeyError, TypeError):
        raise NotLogged(f"{log} is damaged. Nothing was opened. Name another with --log, and keep this one.") from None


def read(lines: Iterable[str]) -> tuple[list[Opened], int | None]:
    """The entries, and the number of the first line that is not as it was written; None where all are."""
    entries, before, broken = [], FIRST, None
    for number, line in enumerate((line for line in lines if line.strip()), 1):
        try:
            row = json.loads(line)
            claimed, held = row.pop("hash"), row.pop("before")
            entry = Opened(**row)
        except (ValueError, KeyError, TypeError, AttributeError):
            broken = broken or number
            continue
        if held != before or claimed != hash_of(held, row):
            broken = broken or number
        before = claimed
        entries.append(entry)
    return entries, broken
