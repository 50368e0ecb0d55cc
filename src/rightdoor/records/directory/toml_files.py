"""Reading the catalogue's files, with the file and the line of whatever is wrong."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

SYNTAX_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class CatalogueRefused(ValueError):
    """A file of the catalogue cannot be used: which file, which line, and why."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(f"{file}, line {line}: {sentence}")
        self.file, self.line, self.sentence = file, line, sentence


@dataclass(frozen=True, slots=True)
class TomlFile:
    """One file: its name, its text, and what it says."""

    name: str
    text: str
    table: dict[str, Any]

    def refuse(self, sentence: str, *, near: str = "", after: str = "") -> CatalogueRefused:
        """A refusal that names the line on which a word stands."""
        return CatalogueRefused(self.name, line_of(self.text, near, after), sentence)


def line_of(text: str, near: str, after: str = "") -> int:
    """The line on which a word first stands, after another word where one is given."""
    lines = text.splitlines()
    start = next((number for number, line in enumerate(lines) if after and after in line), 0)
    found = (number for number, line in enumerate(lines[start:], start) if near and near in line)
    return next(found, start) + 1


def read_toml(path: Path, *, name: str) -> TomlFile:
    """Read one file, or say on which line it stops being TOML."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise CatalogueRefused(name, 1, f"The file cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CatalogueRefused(name, 1, "The file is not UTF-8 text.") from None
    try:
        return TomlFile(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise refusal_of_syntax(name, text, error) from None


def refusal_of_syntax(name: str, text: str, error: tomllib.TOMLDecodeError) -> CatalogueRefused:
    """A refusal that names the line on which a text stops being TOML."""
    found = SYNTAX_LINE.search(str(error))
    line = int(found.group(1)) if found else len(text.splitlines())
    return CatalogueRefused(name, line, f"This is not valid TOML: {SYNTAX_LINE.sub('', str(error)).strip()}.")


def only(file: TomlFile, table: Mapping[str, Any], allowed: Mapping[str, type | tuple[type, ...]], where: str) -> None:
    """Refuse a key that has no meaning, or a value of the wrong kind."""
    for key, value in table.items():
        if key not in allowed:
            guess = get_close_matches(key, list(allowed), n=1)
            hint = f" Did you mean '{guess[0]}'?" if guess else f" It can be: {', '.join(allowed)}."
            raise file.refuse(f"'{key}' means nothing in {where}.{hint}", near=key)
        wanted = allowed[key]
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is int):
            raise file.refuse(f"'{key}' in {where} is of the wrong kind.", near=key)


def need(file: TomlFile, table: Mapping[str, Any], keys: tuple[str, ...], where: str, near: str = "") -> None:
    """Refuse a table that lacks something it cannot do without."""
    for key in keys:
        if key not in table:
            raise file.refuse(f"'{key}' is missing in {where}.", near=near or where)
