"""What other criteria would have said about many requests at once: told in combinations of what is known, with counts.

A request is looked at only through the facts that the criteria ask about, so that a million of them are a few thousand
combinations.  Numbers are told to people rounded, and small ones not at all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rightdoor.pure.rules.compiling import compile_tables
from rightdoor.pure.rules.criteria import Node, leaves
from rightdoor.pure.rules.keys import Value
from rightdoor.pure.rules.tables import Tables
from rightdoor.pure.rules.truth import Truth

NEAREST = 5
Move = tuple[Truth, Truth]


@dataclass(frozen=True, slots=True)
class Combination:
    """Some facts, and how many requests have just these."""

    values: Mapping[str, Value]
    many: int


@dataclass(slots=True)
class Compared:
    """How many requests go from which answer to which, in all and within groups."""

    moves: Counter[Move] = field(default_factory=Counter)
    groups: dict[str, dict[Value, Counter[Move]]] = field(default_factory=dict)

    def count(self, move: Move, combination: Combination, by: Mapping[str, Value]) -> None:
        """Count one combination."""
        self.moves[move] += combination.many
        if move[0] is not move[1]:
            for name, value in by.items():
                self.groups.setdefault(name, {}).setdefault(value, Counter())[move] += combination.many

    @property
    def many(self) -> int:
        """How many were looked at."""
        return self.moves.total()

    @property
    def changed(self) -> int:
        """How many would have had another answer."""
        return sum(many for (before, after), many in self.moves.items() if before is not after)


def keys_asked(*criteria: Sequence[Node]) -> tuple[str, ...]:
    """What the criteria look at, each once, in an order that does not change."""
    return tuple(sorted({leaf.key for nodes in criteria for node in nodes for leaf in leaves(node)}))


def answer(tables: Tables, values: Mapping[str, Value]) -> Truth:
    """What one service's criteria say to some facts."""
    return tables.settle(tables.look_up({key: value for key, value in values.items() if value is not None})).answer(0)


def compared(
    before: Sequence[Node],
    after: Sequence[Node],
    combinations: Iterable[Combination],
    *,
    by: Mapping[str, Mapping[Value, str]],
) -> Compared:
    """Hold two readings against all requests.

    *by*: for each key by which changes are grouped, what a value counts as.
    """
    first, second, found = compile_tables([before]), compile_tables([after]), Compared()
    for one in combinations:
        move = (answer(first, one.values), answer(second, one.values))
        groups: dict[str, Value] = {key: names.get(one.values.get(key), "") for key, names in by.items()}
        found.count(move, one, groups)
    return found


def rounded(many: int) -> int | None:
    """A count to the nearest five; None for fewer than five, none among them, which are not told."""
    if many < NEAREST:
        return None
    return NEAREST * ((many + NEAREST // 2) // NEAREST)
