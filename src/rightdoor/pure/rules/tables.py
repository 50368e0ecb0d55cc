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
    width: int = 0
    everyone: int = 0
    failing: int = 0
    whole: int = 0
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
        self.whole = (1 << 3 * self.width) - 1
        self.failing = ((1 << self.services * self.depth) - 1) << 2 * self.width

    def decide(self, facts: Facts) -> Decided:
        """Answer for every service at once."""
        return self.settle(self.look_up(values_of(facts)))

    def look_up(self, values: Mapping[str, Value]) -> int:
        """Everything that these values, and the absence of the others, say to every criterion."""
        packed = self.always
        rows = self.learnt
        for key, value in values.items():
            learnt = rows.get(key)
            if learnt is not None:
                found = learnt.get(value)
                packed |= self.learn(key, value) if found is None else found
        shape = packed >> 3 * self.width
        absent = self.shapes.get(shape)
        return packed | (self.absent(shape) if absent is None else absent)

    def row(self, key: str, value: Value) -> int:
        """What one value of one key says to every criterion."""
        found = self.learnt[key].get(value)
        return self.learn(key, value) if found is None else found

    def learn(self, key: str, value: Value) -> int:
        """Ask every test about a value that was not seen before."""
        packed = 0 if value is None else 1 << (3 * self.width + list(self.learnt).index(key))
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
        for number, key in enumerate(self.learnt):
            if not shape >> number & 1:
                packed |= self.row(key, None)
        if len(self.shapes) < MOST_CACHED:
            self.shapes[shape] = packed
        return packed

    def settle(self, packed: int) -> Decided:
        """Add up the bits: inner terms, then criteria, then services."""
        width = self.width
        packed &= self.whole
        if self.inner:
            packed |= self.fold(packed)
        sums = packed ^ packed >> width ^ self.failing
        for step in self.steps:
            sums |= sums >> step
        return Decided(self, packed, sums)

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

    def doubts(self, packed: int) -> tuple[tuple[int, int], ...]:
        """Where each atom of each inner term lies, and the criteria whose term stands while this atom is not met."""
        mask = (1 << self.folded * self.services) - 1
        found = []
        for term in self.inner:
            standing = mask
            for start in term:
                standing &= packed >> (start + 2 * self.width)
            found += [(start, standing & ~(packed >> start)) for start in term]
        return tuple(found)

    def waiting_for(self, row: int, decided: Decided, doubts: Sequence[tuple[int, int]]) -> int:
        """The services, as bits, that a key keeps waiting: it leaves a test unknown on which an answer hangs."""
        width = self.width
        asked, unknown = row ^ row >> width, decided.criteria ^ decided.criteria >> width
        hanging = asked & unknown & ((1 << self.services * self.depth) - 1)
        for start, doubt in doubts:
            hanging |= asked >> start & doubt & unknown
        for step in self.steps:
            hanging |= hanging >> step
        return hanging & decided.waiting

    def place(self, bit: int, leaves: Sequence[Leaf]) -> None:
        """Let each test's key know which bit it speaks to."""
        for leaf in leaves:
            self.places.setdefault(leaf.key, []).append((leaf, bit))
            self.learnt.setdefault(leaf.key, {})
