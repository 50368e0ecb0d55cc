"""What has ended, as keyed marks: in the database, and in a file that is kept elsewhere than the backups.

A restored backup knows nothing of what ended after it was made; the file does.  A mark tells nothing to anybody who has
not the key, and the key is of no use without the record's own number.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from rightdoor.ground.access.models import Partnership
from rightdoor.work.keeping.models import Ended

ALL, KEPT = "all", "kept"


class LedgerAway(Exception):
    """The ledger cannot be written or read, so nothing ends: a restored backup would bring it back unseen."""


def mark_of(key: UUID) -> str:
    """The mark of a record."""
    return salted_hmac("rightdoor.keeping.ended", key.bytes, secret=settings.LEDGER_KEY, algorithm="sha256").hexdigest()


def enter(key: UUID, *, partnership: Partnership, parts: str, at: datetime) -> Ended:
    """Put a record in the ledger, in the database and in every file; a file that cannot be written stops the ending."""
    line = json.dumps({"mark": mark_of(key), "parts": parts, "ended_at": at.isoformat()}, sort_keys=True)
    for place in settings.LEDGER:
        append(Path(place), line)
    row, _new = Ended.objects.update_or_create(
        mark=mark_of(key), defaults={"partnership": partnership, "parts": parts, "ended_at": at}
    )
    return row


def append(file: Path, line: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as book:
            book.write(line + "\n")
    except OSError as problem:
        raise LedgerAway(f"The ledger {file.name} cannot be written: {problem.strerror}.") from None


def lines_of(file: Path) -> list[tuple[str, str]]:
    """The mark of every line, and which parts went."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as problem:
        raise LedgerAway(f"The ledger {file.name} cannot be read: {problem.strerror}.") from None
    lines = enumerate(text.splitlines(), start=1)
    return [read_line(line, file.name, number) for number, line in lines if line.strip()]


def read_line(line: str, name: str, number: int) -> tuple[str, str]:
    """One line; a cut or changed one stops everything, because what it named would come back."""
    try:
        given = json.loads(line)
        return str(given["mark"]), str(given["parts"])
    except (ValueError, KeyError, TypeError):
        raise LedgerAway(f"Line {number} of the ledger {name} cannot be read. Take the copy that is whole.") from None


def marks_in(files: Iterable[Path]) -> dict[str, str]:
    """Every mark that the database or one of the files knows, and which parts went; whatever went whole, went whole."""
    said = dict(Ended.objects.values_list("mark", "parts"))
    for file in files:
        for mark, parts in lines_of(file):
            said[mark] = ALL if ALL in (parts, said.get(mark)) else parts
    return said
