"""How a page says what an entry is called and what it is for, in the language of the page.

A service is called by its own name and described in its own document's words, which stay English.  A line, a body or
a partner is described by us, so that is translated.
"""

from rightdoor.ground.design.languages import ours, theirs
from rightdoor.records.directory.contacts_reading import OF_EACH_AREA, UNKNOWN_NUMBER
from rightdoor.records.directory.entries import Entry

NAMES = tuple(name for _suffix, name, _says in OF_EACH_AREA)


def name_said(entry: Entry, *, whole: bool = False) -> str:
    """What it is called; *whole* where there is a longer name."""
    name = entry.full_name if whole else entry.name
    if entry.kind == "service":
        return theirs(name)
    kind, comma, area = name.partition(", ")
    return f"{ours(kind)}{comma}{area}" if kind in NAMES else ours(name)


def purpose_said(entry: Entry) -> str:
    """What it is for; where its number is not known, that is left to whoever draws it."""
    words = entry.plainly.summary.removesuffix(UNKNOWN_NUMBER).strip()
    return theirs(words) if entry.kind == "service" else ours(words)
