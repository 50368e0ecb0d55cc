"""A section as text and as parts: what the page shows in fields is what would stand in the service's file."""

from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import AoT, InlineTable

from rightdoor.records.directory.laid_over import Change, holding, tables_in
from rightdoor.records.directory.reading import section_of_file

Part = Mapping[str, Any]


def parts_of(change: Change) -> list[dict[str, Any]]:
    """Its parts: one for each criterion, programme or spell of hours."""
    return tables_in(change)


def written_of(section: str, parts: Sequence[Part]) -> str:
    """The parts as they would stand in the file, tests on one line each."""
    if not parts:
        return ""
    document = tomlkit.document()
    array: AoT = tomlkit.aot()
    for part in parts:
        table = tomlkit.table()
        for key, value in part.items():
            table.add(key, in_line(value))
        array.append(table)
    document.add(section, array)
    return tomlkit.dumps(document)


def in_line(value: Any) -> Any:
    """A value as it stands on one line: a table within a part is written between braces."""
    if isinstance(value, Mapping):
        table: InlineTable = tomlkit.inline_table()
        for key, inner in value.items():
            table.append(key, in_line(inner))
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for inner in value:
            array.append(in_line(inner))
        return array
    return value


def as_it_holds(service: str, section: str) -> str:
    """The section as it holds now: the last change's words, or the file's."""
    changed = next((one for one in holding() if (one.service, one.section) == (service, section)), None)
    return changed.written if changed else as_shipped(service, section)


def as_shipped(service: str, section: str) -> str:
    """The section as it stands in the file that came with the product."""
    return written_of(section, section_of_file(service, section))
