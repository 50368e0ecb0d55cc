"""A file of an instrument's words as somebody uploads it: TOML as it is, or a table with commas made into the same.

A table has a line of headings and then one line a row.  ``what`` says what the row is: ``lead``, ``answer`` or
``item``.  An answer has its number in ``id``; an item may have ``reverse`` (yes), ``alert_from``, ``lowest``,
``highest`` and, where the registry knows no questions, its scale in ``scale`` (several with a space between).
"""

import csv
import json
from collections.abc import Mapping
from io import StringIO

from rightdoor.pure.measures.registry import InstrumentFileWrong

HEADINGS = ("what", "id", "child", "adult", "any", "reverse", "alert_from", "lowest", "highest", "scale")
LONGEST = 60_000  # letters
YES, NO = frozenset({"yes", "true", "1"}), frozenset({"", "no", "false", "0"})
Row = Mapping[str, str]


def words_of_file(name: str, content: bytes) -> str:
    """The file as the text of a TOML file; InstrumentFileWrong says what is wrong, and in which line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InstrumentFileWrong(f"line {line} is not in UTF-8. Save the file as UTF-8") from error
    if len(text) > LONGEST:
        raise InstrumentFileWrong(f"the file has more than {LONGEST} letters")
    return from_table(text) if name.casefold().endswith(".csv") else text


def from_table(text: str) -> str:
    """A table with commas as TOML."""
    reader = csv.DictReader(StringIO(text), strict=True)
    headings = [one.strip() for one in reader.fieldnames or ()]
    if wrong := sorted(set(headings) - set(HEADINGS)) or sorted({"what", "id"} - set(headings)):
        raise InstrumentFileWrong(f"line 1: the headings are {', '.join(HEADINGS)}; look at {', '.join(wrong)}")
    reader.fieldnames = headings
    lead, answers, items = [], [], []
    scales: dict[str, list[str]] = {}
    try:
        for row in reader:
            told = read_row(row, reader.line_num)
            match told.get("what"):
                case "lead":
                    lead.append(f"[lead]\n{in_lines(told)}")
                case "answer":
                    answers.append(f"{number(told, 'id', reader.line_num)} = {words_in(told)}")
                case "item":
                    items.append(item_of(told, reader.line_num))
                    for scale in told.get("scale", "").split():
                        scales.setdefault(scale, []).append(told["id"])
                case other:
                    raise InstrumentFileWrong(f"line {reader.line_num}: '{other}' is not lead, answer or item")
    except csv.Error as error:
        raise InstrumentFileWrong(f"line {reader.line_num}: {error}") from error
    parts = [*lead, "[answers]\n" + "\n".join(answers), *(scale_of(*one) for one in scales.items()), *items]
    return "\n\n".join(parts)


def read_row(row: Mapping[str | None, str | list[str] | None], line: int) -> dict[str, str]:
    """One line by its headings; a line with more cells than headings is refused."""
    if None in row:
        raise InstrumentFileWrong(
            f"line {line} has more cells than there are headings. Put words with a comma in quotes"
        )
    return {str(name): str(words or "").strip() for name, words in row.items()}


def item_of(row: Row, line: int) -> str:
    """One question."""
    if not row.get("id"):
        raise InstrumentFileWrong(f"line {line}: the question has no id")
    said = row.get("reverse", "").casefold()
    if said not in YES | NO:
        raise InstrumentFileWrong(f"line {line}: 'reverse' is yes or no")
    lines = ["[[items]]", f"id = {quoted(row['id'])}", f"words = {words_in(row)}"]
    lines += ["reverse = true"] if said in YES else []
    lines += [f"alert_from = {number(row, 'alert_from', line)}"] if row.get("alert_from") else []
    if row.get("lowest") or row.get("highest"):
        lines.append(f"range = [{number(row, 'lowest', line)}, {number(row, 'highest', line)}]")
    return "\n".join(lines)


def scale_of(name: str, items: list[str]) -> str:
    """The questions of one scale."""
    return f"[scales.{quoted(name)}]\nitems = {json.dumps(items)}"


def number(row: Row, name: str, line: int) -> int:
    try:
        return int(row.get(name, ""))
    except ValueError as error:
        raise InstrumentFileWrong(f"line {line}: '{row.get(name, '')}' in '{name}' is not a whole number") from error


def words_in(row: Row) -> str:
    said = ", ".join(f"{voice} = {quoted(row[voice])}" for voice in ("child", "adult", "any") if row.get(voice))
    return f"{{ {said} }}"


def in_lines(row: Row) -> str:
    return "\n".join(f"{voice} = {quoted(row[voice])}" for voice in ("child", "adult", "any") if row.get(voice))


def quoted(words: str) -> str:
    """As TOML writes words: what JSON writes is the same."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
