"""Criteria compiled to bits: for each value of each fact one whole number holds what it says to every criterion.

A criterion is an *any* of terms; a term is a test or an *all* of atoms; an atom is a test or an *any* of tests.
Bit `slot * services + service` stands for one criterion of one service; atoms of terms that have several lie behind.
Three planes lie side by side in each number: *yes*, *yes or unknown*, *anything but no*.  They are cumulative, so
that OR alone gives the order of an *any*: yes, unknown, open, no.  Above them is a bit for each key that sees
something.  A match is then a look-up and an OR for each fact, and a handful of shifts for all services together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rightdoor.pure.rules.criteria import Leaf
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.keys import Value, values_of
from rightdoor.pure.rules.truth import Truth

MOST_CACHED = 1024
FIRST_PLANE = {Truth.YES: 0, Truth.UNKNOWN: 1, Truth.OPEN: 2, Truth.NO: 3}


class Decided(NamedTuple):
    """One match: every criterion's own bits, and for every service what is in the way."""

    tables: "Tables"
    criteria: int
    sums: int

    @property
    def no(self) -> int:
        """The services, as bits, with a criterion that fails."""
        return self.sums >> 2 * self.tables.width & self.tables.everyone

    @property
    def waiting(self) -> int:
        """The services, as bits, of which no criterion fails and one is unknown."""
        return self.sums & self.tables.everyone & ~self.no

    def answer(self, service: int) -> Truth:
        """What is known about one service as a whole."""
        width, found = self.tables.width, self.sums >> service
        if found >> 2 * width & 1:
            return Truth.NO
        if found & 1:
            return Truth.UNKNOWN
        return Truth.OPEN if found >> width & 1 else Truth.YES

    def criterion(self, service: int, number: int) -> Truth:
        """What is known about one criterion of one service."""
        width = self.tables.width
        found = self.criteria >> (self.tables.slots[service][number] * self.tables.services + service)
        if found & 1:
            return Truth.YES
        if found >> width & 1:
            return Truth.UNKNOWN
        return Truth.OPEN if found >> 2 * width & 1 else Truth.NO


@dataclass(slots=True)
class Tables:
    """The compiled criteria of a whole catalogue."""

    services: int
    depth: int
    folded: int
    terms: int
    atoms: int
    slots: tuple[tuple[int, ...], ...]
    steps: tuple[int, ...]
    always: int = 0
    places: dict[str, list[tuple[Leaf, int]]] = field(default_factory=dict)
    learnt: dict[str, dict[Value, int]] = field(default_factory=dict)
    shapes: dict[int, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    asking: dict[str, int] = field(default_factory=dict)
    width: int = 0
    everyone: int = 0
    failing: int = 0
    whole: int = 0
    ladder: int = 0
    inner: tuple[tuple[int, ...], ...] = ()

    def __post_init__(self) -> None:
        """Work out once where everything lies: the inner planes begin behind the last slot that the sums reach."""
        start = self.services << len(self.steps)
        wide = self.folded * self.services
        planes = [
            [start + (term * self.atoms + atom) * wide for atom in range(self.atoms)] for term in range(self.terms)
        ]
        self.inner = tuple(tuple(term) for term in planes)
        self.width = start + self.terms * self.atoms * wide
        self.everyone = (1 << self.services) - 1
        self.ladder = sum(1 << slot * self.services for slot in range(self.depth))
        self.whole = (1 << 3 * self.width) - 1
        self.failing = ((1 << self.services * self.depth) - 1) << 2 * self.width

    def decide(self, facts: Facts) -> Decided:
        """Answer for every service at once."""
        return self.settle(self.look_up(values_of(facts)))

    def look_up(self, values: Mapping[str, Value]) -> int:
        """Everything that these values, and the absence of the others, say to every criterion."""
        packed = self.told(values)
        shape = packed >> 3 * self.width
        absent = self.shapes.get(shape)
        return packed | (self.absent(shape) if absent is None else absent)

    def told(self, values: Mapping[str, Value]) -> int:
        """What these values say, and above it which keys see something."""
        packed = self.always
        rows = self.learnt
        for key, value in values.items():
            learnt = rows.get(key)
            if learnt is not None:
                found = learnt.get(value)
                packed |= self.learn(key, value) if found is None else found
        return packed

    def row(self, key: str, value: Value) -> int:
        """What one value of one key says to every criterion."""
        found = self.learnt[key].get(value)
        return self.learn(key, value) if found is None else found

    def learn(self, key: str, value: Value) -> int:
        """Ask every test about a value that was not seen before."""
        packed = 0 if value is None else 1 << (3 * self.width + self.numbers[key])
        for leaf, bit in self.places[key]:
            packed |= self.said(leaf.truth(value), bit)
        if len(self.learnt[key]) < MOST_CACHED:
            self.learnt[key][value] = packed
        return packed

    def said(self, truth: Truth, bit: int) -> int:
        """One truth at one bit, in the cumulative planes."""
        return sum(1 << (bit + plane * self.width) for plane in range(FIRST_PLANE[truth], 3))

    def absent(self, shape: int) -> int:
        """What the keys that see nothing say together; forms are filled in alike, so this is seldom worked out."""
        packed = 0
        for key, number in self.numbers.items():
            if not shape >> number & 1:
                packed |= self.row(key, None)
        if len(self.shapes) < MOST_CACHED:
            self.shapes[shape] = packed
        return packed

    def settle(self, packed: int) -> Decided:
        """Add up the bits: inner terms, then criteria, then services."""
        packed &= self.whole
        if self.inner:
            packed |= self.fold(packed)
        sums = packed ^ packed >> self.width ^ self.failing
        for step in self.steps:
            sums |= sums >> step
        return Decided(self, packed, sums)

    def silence_but_for(self, told: int, keys: Sequence[str]) -> int:
        """What the keys that see nothing say together, but for some keys that are about to be told."""
        shape = told >> 3 * self.width
        for key in keys:
            shape |= 1 << self.numbers[key]
        absent = self.shapes.get(shape)
        return self.absent(shape) if absent is None else absent

    def asks(self, key: str) -> int:
        """The tests, as bits, that stay unknown while a key sees nothing."""
        found = self.asking.get(key)
        if found is None:
            row = self.row(key, None)
            found = self.asking[key] = (row ^ row >> self.width) & ((1 << self.width) - 1)
        return found

    def still_waiting(self, packed: int) -> int:
        """The services, as bits, of which no criterion fails and one is unknown."""
        sums = self.settle(packed).sums
        return sums & ~(sums >> 2 * self.width) & self.everyone

    def fold(self, packed: int) -> int:
        """Add up the inner terms: all of their atoms, in the order no, unknown, open, yes."""
        width = self.width
        mask = (1 << self.folded * self.services) - 1
        folded = 0
        for term in self.inner:
            every, unknown = -1, 0
            for start in term:
                atom = packed >> start
                every &= atom
                unknown |= atom ^ atom >> width
            stands = every >> 2 * width & mask
            met = every & stands
            folded |= met | (met | unknown & stands) << width | stands << 2 * width
        return folded

    def hanging(self, packed: int, decided: Decided) -> int:
        """The tests, as bits, on which the answer of a waiting service hangs."""
        width, main = self.width, self.services * self.depth
        unknown = (decided.criteria ^ decided.criteria >> width) & decided.waiting * self.ladder
        found = unknown & ((1 << main) - 1)
        mask = (1 << self.folded * self.services) - 1
        for term in self.inner:
            standing = mask & unknown
            for start in term:
                standing &= packed >> (start + 2 * width)
            for start in term:
                found |= (standing & ~(packed >> start)) << start
        return found

    def services_of(self, tests: int) -> int:
        """The services, as bits, to which some tests belong."""
        mask = (1 << self.folded * self.services) - 1
        found = tests & ((1 << self.services * self.depth) - 1)
        for term in self.inner:
            for start in term:
                found |= tests >> start & mask
        for step in self.steps:
            found |= found >> step
        return found & self.everyone

    def place(self, bit: int, leaves: Sequence[Leaf]) -> None:
        """Let each test's key know which bit it speaks to."""
        for leaf in leaves:
            self.places.setdefault(leaf.key, []).append((leaf, bit))
            self.learnt.setdefault(leaf.key, {})
            self.numbers.setdefault(leaf.key, len(self.numbers))
