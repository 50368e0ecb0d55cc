"""A copy as a file: pages that a person reads, the same for a computer, and the files that came with it, in one parcel.

The same copy gives the same bytes, so that nothing about how it was made tells what is not in it.
"""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string

from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.pure.rules.days import LONDON, spoken
from rightdoor.work.keeping.lifecycle import WITHHELD_WORDS

PAGE, TABLE = "your-record.html", "your-record.json"
MADE_ON = (2000, 1, 1, 0, 0, 0)  # of every file inside: what matters is the day that the page says
ALWAYS_SAID = "We never say whether there is anything else that we may not give."


def parcel(
    *, entries: Sequence[Mapping[str, Any]], reasons: Sequence[str], files: Sequence[str], made_on: date
) -> bytes:
    """The zip file that is handed over."""
    shown, papers = [as_shown(entry) for entry in entries], papers_of(files)
    said = {
        "made_on": made_on.isoformat(),
        "entries": shown,
        "files": [name for name, _content in papers],
        "not_included": reasons_in_words(reasons),
    }
    page = render_to_string("keeping/bundle.html", {**said, "made_on": spoken(made_on)})
    parts = [(PAGE, page.encode()), (TABLE, json.dumps(said, ensure_ascii=False, indent=2).encode()), *papers]
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as book:
        for name, content in parts:
            book.writestr(zipfile.ZipInfo(name, MADE_ON), content, zipfile.ZIP_DEFLATED)
    return box.getvalue()


def as_shown(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry without our own key; the moment as people say it."""
    when = datetime.fromisoformat(entry["when"]).astimezone(LONDON)
    return {
        "when": f"{spoken(when.date())}, {when:%H:%M}",
        "title": entry["title"],
        "who": entry["who"],
        "lines": [{"what": what, "words": words} for what, words in entry["lines"]],
    }


def reasons_in_words(reasons: Sequence[str]) -> list[str]:
    """Why something is not there, without telling what; the last sentence stands in every copy."""
    return [*(words for code, words in WITHHELD_WORDS.items() if code in set(reasons)), ALWAYS_SAID]


def papers_of(files: Sequence[str]) -> list[tuple[str, bytes]]:
    """The files that were checked, under numbers; what they were called stands on the page."""
    found = Document.objects.in_bulk([UUID(key) for key in files])
    clean = [found[UUID(key)] for key in files if UUID(key) in found and found[UUID(key)].state == FileState.CLEAN]
    return [(f"files/{number:02}.{one.kind}", bytes(one.content)) for number, one in enumerate(clean, start=1)]
