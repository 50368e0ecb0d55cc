"""Lines over time as a picture and a table.  Each line has marks and strokes of its own: no colour is needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rightdoor.ground.design.when import plain_date

LEFT, RIGHT, TOP, BOTTOM = 40, 300, 14, 150  # of the drawing, in its own units
Number = int | Decimal
SHAPES = ("circle", "square", "triangle")
DASHES = ("", "6 4", "2 3")


@dataclass(frozen=True, slots=True)
class Said:
    """One number, of one day."""

    on: date
    value: Number


@dataclass(frozen=True, slots=True)
class Drawn:
    """One person's line: its marks and its strokes tell it from the others."""

    name: str
    path: str
    dots: list[tuple[int, int]]
    shape: str
    dash: str


@dataclass(frozen=True, slots=True)
class Level:
    """A line across the picture with its number, and the name of the band that begins there."""

    y: int
    number: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture and the same as words and as a table."""

    key: str
    title: str
    words: str
    lines: list[Drawn]
    levels: list[Level]
    table: list[tuple[str, str, str]]


def chart_of(
    key: str, title: str, words: str, said: Mapping[str, Sequence[Said]], lowest: Number, highest: Number,
    bands: Sequence[tuple[str, Number]] = (),
) -> Chart:  # fmt: skip
    """The picture; *said* by the name of who said it, *bands* by the number at which each begins."""
    days = sorted({one.on for rows in said.values() for one in rows})
    rows = [(one.on, name, one.value) for name, many in said.items() for one in many]
    ordered = sorted(rows, key=lambda row: row[0])
    return Chart(
        key, title, words,
        [line_of(name, many, days, lowest, highest, place) for place, (name, many) in enumerate(said.items())],
        levels_of(lowest, highest, bands),
        [(plain_date(on), name, plain(value)) for on, name, value in ordered],
    )  # fmt: skip


def levels_of(lowest: Number, highest: Number, bands: Sequence[tuple[str, Number]]) -> list[Level]:
    """The bands; without any, the ends and the middle."""
    named = [*((name, max(lowest, begins)) for name, begins in bands), ("", highest)] if bands else []
    plainly = [("", lowest), ("", (lowest + highest) / Decimal(2)), ("", highest)]
    return [Level(height(value, lowest, highest), plain(value), name) for name, value in named or plainly]


def line_of(
    name: str, many: Sequence[Said], days: Sequence[date], lowest: Number, highest: Number, place: int
) -> Drawn:
    """One line through its marks."""
    dots = [(across(one.on, days), height(one.value, lowest, highest)) for one in many]
    path = "M" + "L".join(f"{x} {y}" for x, y in dots)
    return Drawn(name, path, dots, SHAPES[place % len(SHAPES)], DASHES[place % len(DASHES)])


def across(on: date, days: Sequence[date]) -> int:
    """How far to the right a day stands: as far as it is in time."""
    whole = (days[-1] - days[0]).days or 1
    return round(LEFT + 10 + (RIGHT - LEFT - 20) * (on - days[0]).days / whole)


def height(value: Number, lowest: Number, highest: Number) -> int:
    """How far up a number stands."""
    return round(BOTTOM - (BOTTOM - TOP) * float(value - lowest) / float(highest - lowest))


def plain(value: Number) -> str:
    """Without noughts that say nothing."""
    return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, Decimal) and "." in f"{value:f}" else str(value)
