"""Reading and writing JSON strictly: what is odd is refused, never guessed."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from rightdoor.config.commands.streams import is_missing
from rightdoor.pure.rules.days import clock_words, local
from rightdoor.pure.rules.matching import written
from rightdoor.pure.rules.refusals import kind_of, shown
from rightdoor.records.directory.entries import Entry

LARGEST = 1_000_000


class NotFacts(ValueError):
    """The text is not one JSON object."""


def read_text(path: str) -> str:
    """A file's text, or standard input for '-'."""
    if path == "-" and is_missing(sys.stdin):
        raise NotFacts("Standard input is closed, so there are no facts to read.")
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise NotFacts(f"The file {shown(path)} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise NotFacts(f"The file {shown(path)} cannot be read: the name is not a file's name.") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotFacts(f"The text is not UTF-8: byte {error.start + 1} cannot be read.") from None
    if not text.strip():
        raise NotFacts("There are no facts: the text is empty.")
    return text


def read_object(text: str) -> dict[str, Any]:
    """One JSON object, with no key twice and no number that is not one."""
    if not text.strip():
        raise NotFacts("The line is empty: one object of facts is needed on each line.")
    try:
        value = json.loads(text, object_pairs_hook=unique, parse_constant=not_a_number, parse_int=whole)
    except json.JSONDecodeError as error:
        raise NotFacts(f"This is not valid JSON: {error.msg} (line {error.lineno}, column {error.colno}).") from None
    except RecursionError:
        raise NotFacts("This is not valid JSON: it is nested too deep.") from None
    if not isinstance(value, dict):
        raise NotFacts(f"The facts must be one JSON object, not {kind_of(value)}.")
    return value


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys all differ."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise NotFacts(f"The fact {shown(key)} is given twice.")
        found[key] = value
    return found


def not_a_number(word: str) -> NoReturn:
    """NaN and Infinity are not JSON."""
    raise NotFacts(f"This is not valid JSON: {word} is not a number.")


def whole(digits: str) -> int:
    """A whole number of a reasonable length."""
    if len(digits) > 15:
        raise NotFacts(f"The number {shown(digits)} is too long.")
    return int(digits)


def opening(entry: Entry, at: datetime) -> dict[str, Any]:
    """Whether a line is open, and when it opens next."""
    found: dict[str, Any] = {"service": entry.code, "at": written(at), "open": None}
    if entry.hours is None:
        return found | {"says": "The document names no hours.", "next_opening": None}
    found["open"] = entry.hours.is_open(at)
    today = entry.hours.on(at.date())
    following = entry.hours.next_opening(at)
    valid = [one for one in entry.hours.periods if one.holds_on(at.date())]
    quotes = [one.quote for one in (today or valid or entry.hours.periods) if one.quote]
    found["hours"] = [f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in today]
    if at.date() in entry.hours.holidays and found["open"] is None:
        found["says"] = "It is a bank holiday, and the document does not say whether the line is open."
    else:
        found["says"] = {True: "Open now.", False: "Closed now.", None: "The document does not say."}[found["open"]]
    found["next_opening"] = written(local(following)) if following else None
    if following and found["open"] is not True:
        found["says"] += f" It opens {clock_words(local(following))}."
    if quotes:
        found |= {"quote": quotes[0].words, "source": quotes[0].source}
    return found
