"""What a county has changed of its services on a page, laid over the files before they are read.

A change is one section of one service's file, whole and in the file's own format, so that the page and the file are
one model.  Which changes hold is known to a room above this one: it says so for each request, job and command.
Where nobody has said it, the files hold alone.
"""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from dataclasses import dataclass, replace
from typing import Any

from rightdoor.records.directory.toml_files import TomlFile, refusal_of_syntax

SECTIONS = ("criteria", "programme", "hours")


@dataclass(frozen=True, slots=True)
class Change:
    """One section of one service, as it holds instead of the file's."""

    service: str
    section: str
    written: str  # the section as it would stand in the file

    @property
    def name(self) -> str:
        """How a refusal names it."""
        return f"{self.service}, {self.section}"


_holding: ContextVar[tuple[Change, ...]] = ContextVar("holding", default=())


def holding() -> tuple[Change, ...]:
    """The changes that hold for whatever is being done now."""
    return _holding.get()


def hold(changes: tuple[Change, ...]) -> Token[tuple[Change, ...]]:
    """From here on these hold, for this request or this process."""
    return _holding.set(changes)


@contextmanager
def held(changes: tuple[Change, ...]) -> Iterator[None]:
    """These hold inside, and what held before holds again afterwards."""
    token = hold(changes)
    try:
        yield
    finally:
        _holding.reset(token)


def tables_in(change: Change) -> list[dict[str, Any]]:
    """What a section says.  Raises CatalogueRefused with the line of whatever is no TOML or another section."""
    file = TomlFile(change.name, change.written, {})
    try:
        said = tomllib.loads(change.written)
    except tomllib.TOMLDecodeError as error:
        raise refusal_of_syntax(change.name, change.written, error) from None
    if not said:
        if change.section == "criteria":
            raise file.refuse("A service asks for something: at least one [[criteria]] is needed.")
        return []
    if set(said) != {change.section}:
        raise file.refuse(
            f"Only [[{change.section}]] can stand here.", near=next(iter(set(said) - {change.section}), "")
        )
    tables = said[change.section]
    if not isinstance(tables, list) or not tables or not all(isinstance(one, dict) for one in tables):
        raise file.refuse(f"Each part begins with [[{change.section}]].", near=change.section)
    return tables


def laid_over(file: TomlFile, changes: tuple[Change, ...]) -> TomlFile:
    """A service's file with what was changed of it; a refusal then names the section and the line in it."""
    for one in changes:
        if one.service == file.table.get("code"):
            table = {**file.table, one.section: tables_in(one)}
            file = replace(file, name=one.name, text=one.written, table=table)
    return file
