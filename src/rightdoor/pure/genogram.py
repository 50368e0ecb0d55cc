"""A family drawn as people read it: three generations at the most, each person once, and lines that tell the bonds.

Squares are men and boys, circles women and girls, diamonds everybody else; the child's symbol is doubled.  A line is
solid for birth and adoption, dotted for care and trust, dashed for what has ended; two strokes across say separated.
Nothing is told by colour alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

CHILD = ""
SIZE, STEP, ROW, MARGIN = 19, 124, 150, 62
LONGEST = 15
GENERATIONS = 3
UP = {"parent": 1, "step_parent": 1, "adoptive_parent": 1, "foster_carer": 1, "kinship_carer": 1, "grandparent": 2,
      "child": -1, "relative": 1, "trusted_adult": 1}  # fmt: skip
BORN_TO = frozenset({"parent", "adoptive_parent", "child"})
BESIDE = frozenset({"sibling", "half_sibling", "step_sibling"})
SHAPES = {"woman": "circle", "man": "square"}


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody to be drawn.  The child's key is empty."""

    key: str
    name: str
    sex: str = ""
    note: str = ""  # inside the symbol: an age


@dataclass(frozen=True, slots=True)
class Tie:
    """*of* is *kind* to *to*."""

    of: str
    kind: str
    to: str = CHILD
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """A person on the picture; x and y are the middle."""

    key: str
    name: str
    note: str
    shape: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of the picture: solid, dotted or dashed."""

    path: str
    style: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw, in a box of this size."""

    width: int
    height: int
    symbols: Sequence[Symbol]
    strokes: Sequence[Stroke]


def genogram(child: Someone, others: Sequence[Someone], ties: Iterable[Tie]) -> Picture:
    """The picture of a family.  Whoever is bound to nobody stands with the grown-ups."""
    people = {child.key: child} | {one.key: one for one in others}
    known = [tie for tie in ties if tie.of in people and tie.to in people and tie.of != tie.to]
    rows, known = rows_of(people, known), [tie for tie in known if not is_told_by_parents(tie, known)]
    widest = max(len(row) for row in rows)
    symbols = {
        key: Symbol(key, shortened(people[key].name), people[key].note, SHAPES.get(people[key].sex, "diamond"),
                    MARGIN + STEP * place + STEP * (widest - len(row)) // 2, MARGIN + ROW * number)
        for number, row in enumerate(rows)
        for place, key in enumerate(row)
    }  # fmt: skip
    strokes = [stroke for number, tie in enumerate(known) for stroke in strokes_of(tie, symbols, number)]
    return Picture(
        width=2 * MARGIN + STEP * (widest - 1),
        height=2 * MARGIN + ROW * (len(rows) - 1),
        symbols=[*symbols.values()],
        strokes=list(dict.fromkeys(strokes)),
    )


def is_told_by_parents(tie: Tie, ties: Iterable[Tie]) -> bool:
    """Whether a grandparent stands over the child already, as the parent of somebody else."""
    return tie.kind == "grandparent" and any(
        one.of == tie.of and one.to != tie.to and one.kind in BORN_TO - {"child"} for one in ties
    )


def rows_of(people: Mapping[str, Someone], ties: Sequence[Tie]) -> list[list[str]]:
    """Everybody's key in rows, the oldest generation first, those who belong together beside one another."""
    found = levels(people, ties)
    lowest = -1 if min(found.values()) < 0 else 0
    held = {key: min(max(level, lowest), lowest + GENERATIONS - 1) for key, level in found.items()}
    rows: list[list[str]] = []
    for level in sorted(set(held.values())):
        mine = [key for key in held if held[key] == level]
        below = rows[-1] if rows else []
        rows.append(in_order(mine, ties, below))
    return rows[::-1]


def levels(people: Mapping[str, Someone], ties: Sequence[Tie]) -> dict[str, int]:
    """How many generations above the child each person is, as far as the bonds tell; else one."""
    found, waiting = {CHILD: 0}, True
    while waiting:
        waiting = False
        for tie in ties:
            step = UP.get(tie.kind, 0)
            for here, there, way in ((tie.to, tie.of, step), (tie.of, tie.to, -step)):
                if here in found and there not in found:
                    found[there], waiting = found[here] + way, True
    return {key: found.get(key, 1) for key in sorted(people, key=lambda key: list(found).index(key)
            if key in found else len(found))}  # fmt: skip


def in_order(keys: Sequence[str], ties: Sequence[Tie], below: Sequence[str]) -> list[str]:
    """One row: over those below to whom they are bound, and partners side by side."""

    def place(key: str) -> float:
        under = [below.index(other) for other in bound_to(key, ties) if other in below]
        return sum(under) / len(under) if under else len(below)

    row: list[str] = []
    for key in sorted(keys, key=place):
        couple = [other for other in bound_to(key, ties, "partner") if other in keys]
        row += [one for one in (key, *couple) if one not in row]
    return row


def bound_to(key: str, ties: Sequence[Tie], kind: str = "") -> list[str]:
    """With whom somebody is bound, in this way or in any."""
    mine = [tie for tie in ties if key in (tie.of, tie.to) and kind in ("", tie.kind)]
    return [tie.to if tie.of == key else tie.of for tie in mine]


def strokes_of(tie: Tie, symbols: Mapping[str, Symbol], number: int) -> list[Stroke]:
    """The lines of one bond.  *number* keeps lines of several bonds from lying on one another."""
    one, other = symbols[tie.of], symbols[tie.to]
    lane = number % 5 * 5
    if one.y == other.y:
        return level_line(tie, one, other, lane)
    upper, lower = (one, other) if one.y < other.y else (other, one)
    middle = lower.y - SIZE - 24 - lane
    path = f"M{upper.x + lane - 10} {upper.y + SIZE}V{middle}H{lower.x + lane - 10}V{lower.y - SIZE}"
    return [Stroke(path, style_of(tie))]


def level_line(tie: Tie, one: Symbol, other: Symbol, lane: int) -> list[Stroke]:
    """Two people of one row: partners are bound below their symbols, all others above."""
    left, right = (one, other) if one.x < other.x else (other, one)
    below = tie.kind == "partner"
    edge = left.y + SIZE if below else left.y - SIZE
    line = edge + 26 + lane if below else edge - 10 - lane
    found = [Stroke(f"M{left.x} {edge}V{line}H{right.x}V{edge}", style_of(tie))]
    if below and tie.ended:
        middle = (left.x + right.x) // 2
        found += [Stroke(f"M{middle + shift - 4} {line + 7}L{middle + shift + 4} {line - 7}", "solid")
                  for shift in (-4, 4)]  # fmt: skip
    return found


def style_of(tie: Tie) -> str:
    if tie.ended:
        return "dashed"
    return "solid" if tie.kind in BORN_TO | {"partner", "sibling", "grandparent"} else "dotted"


def shortened(name: str) -> str:
    """A name that fits under a symbol; the table beside the picture has all of it."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
