"""Criteria compiled to bits: for each value of each fact one whole number holds what it says to every criterion.

A criterion is an *any* of terms; a term is a test or an *all* of atoms; an atom is a test or an *any* of tests.
Bit `slot * services + service` stands for one criterion of one service.  Terms with several atoms live in
further planes of the same shape and are folded into their criterion first.  Three planes (yes, unknown, open) lie
side by side in each number, and above them a bit for each key that sees something, so a match is a dozen look-ups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rightdoor.pure.rules.criteria import Leaf
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.keys import Value, values_of
from rightdoor.pure.rules.truth import Truth

MOST_CACHED = 1024
PLANE = {Truth.YES: 0, Truth.UNKNOWN: 1, Truth.OPEN: 2}


class Decided(NamedTuple):
    """One match: every criterion's own bit, and every service's answer as a bit."""

    tables: "Tables"
    met: int
    asked: int
    left: int
    no: int
    waiting: int
    unsettled: int

    def answer(self, service: int) -> Truth:
        """What is known about one service as a whole."""
        bit = 1 << service
        if self.no & bit:
            return Truth.NO
        if self.waiting & bit:
            return Truth.UNKNOWN
        return Truth.OPEN if self.unsettled & bit else Truth.YES

    def criterion(self, service: int, number: int) -> Truth:
        """What is known about one criterion of one service."""
        bit = 1 << (self.tables.slots[service][number] * self.tables.services + service)
        if self.met & bit:
            return Truth.YES
        if self.asked & bit:
            return Truth.UNKNOWN
        return Truth.OPEN if self.left & bit else Truth.NO


@dataclass(slots=True)
class Tables:
    """The compiled criteria of a whole catalogue."""

    services: int
    depth: int
    folded: int
    terms: int
    atoms: int
    slots: tuple[tuple[int, ...], ...]
    width: int
    steps: tuple[int, ...]
    always: int = 0
    places: dict[str, list[tuple[Leaf, int]]] = field(default_factory=dict)
    learnt: dict[str, dict[Value, int]] = field(default_factory=dict)
    shapes: dict[int, int] = field(default_factory=dict)
    planes: int = 0
    full: int = 0
    main: int = 0
    everyone: int = 0
    stride: int = 0

    def __post_init__(self) -> None:
        """Work out the masks once."""
        self.planes = 3 * self.width
        self.full = (1 << self.width) - 1
        self.main = (1 << self.services * self.depth) - 1
        self.everyone = (1 << self.services) - 1
        self.stride = self.services << len(self.steps)

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
        shape = packed >> self.planes
        absent = self.shapes.get(shape)
        return packed | (self.absent(shape) if absent is None else absent)

    def row(self, key: str, value: Value) -> int:
        """What one value of one key says to every criterion."""
        found = self.learnt[key].get(value)
        return self.learn(key, value) if found is None else found

    def learn(self, key: str, value: Value) -> int:
        """Ask every test about a value that was not seen before."""
        packed = 0 if value is None else 1 << (self.planes + list(self.learnt).index(key))
        for leaf, bit in self.places[key]:
            truth = leaf.truth(value)
            if truth is not Truth.NO:
                packed |= 1 << (bit + self.width * PLANE[truth])
        if len(self.learnt[key]) < MOST_CACHED:
            self.learnt[key][value] = packed
        return packed

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
        full, width, stride = self.full, self.width, self.stride
        yes, unknown, opened = packed & full, packed >> width & full, packed >> 2 * width & full
        unknown &= ~yes
        opened &= ~(yes | unknown)
        if self.folded:
            met, asked, left = self.fold(yes | unknown | opened, unknown, opened)
            yes |= met
            unknown = (unknown | asked) & ~yes
            opened = (opened | left) & ~(yes | unknown)
        main = self.main
        yes &= main
        unknown &= main
        opened &= main
        sums = (main ^ yes ^ unknown ^ opened) | unknown << stride | opened << 2 * stride
        for step in self.steps:
            sums |= sums >> step
        everyone = self.everyone
        return Decided(
            self, yes, unknown, opened, sums & everyone, sums >> stride & everyone, sums >> 2 * stride & everyone
        )

    def fold(self, alive: int, unknown: int, opened: int) -> tuple[int, int, int]:
        """Add up the inner terms: all of their atoms, in the order no, unknown, open, yes."""
        wide = self.folded * self.services
        mask = (1 << wide) - 1
        start = self.depth * self.services
        met = asked = left = 0
        for _ in range(self.terms):
            standing, waiting, unsettled = mask, 0, 0
            for _ in range(self.atoms):
                standing &= alive >> start
                waiting |= unknown >> start
                unsettled |= opened >> start
                start += wide
            asked |= standing & waiting
            standing &= ~waiting
            left |= standing & unsettled
            met |= standing & ~unsettled
        return met, asked, left

    def doubts(self, packed: int) -> tuple[int, ...]:
        """For each atom of each inner term: the criteria whose term still stands while this atom is not met."""
        yes, alive = packed & self.full, (packed | packed >> self.width | packed >> 2 * self.width) & self.full
        start, wide = self.depth * self.services, self.folded * self.services
        found = []
        for _ in range(self.terms):
            unmet, standing = [], (1 << wide) - 1
            for _ in range(self.atoms):
                unmet.append(~(yes >> start))
                standing &= alive >> start
                start += wide
            found += [standing & atom for atom in unmet]
        return tuple(found)

    def waiting_for(self, packed: int, decided: Decided, doubts: Sequence[int]) -> int:
        """The services, as bits, that a key keeps waiting: it leaves a test unknown on which an answer hangs."""
        asked = packed >> self.width & self.full
        criteria = asked & decided.asked
        start = self.depth * self.services
        for doubt in doubts:
            criteria |= asked >> start & doubt & decided.asked
            start += self.folded * self.services
        for step in self.steps:
            criteria |= criteria >> step
        return criteria & decided.waiting & ~decided.no

    def place(self, bit: int, leaves: Sequence[Leaf]) -> None:
        """Let each test's key know which bit it speaks to."""
        for leaf in leaves:
            self.places.setdefault(leaf.key, []).append((leaf, bit))
            self.learnt.setdefault(leaf.key, {})
