"""Criteria compiled to bits: for each value of each fact one whole number holds what it says to every criterion.

A criterion is an *any* of terms; a term is a test or an *all* of atoms; an atom is a test or an *any* of tests.
Bit `slot * services + service` stands for one criterion of one service.  Terms with several atoms live in
further planes of the same shape and are folded into their criterion first.  Three planes (yes, unknown, open) lie
side by side in each number, so a match is a dozen look-ups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rightdoor.pure.rules.criteria import Leaf
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.keys import KEYS, Value, values_of
from rightdoor.pure.rules.truth import Truth

MOST_CACHED = 1024
PLANE = {Truth.YES: 0, Truth.UNKNOWN: 1, Truth.OPEN: 2}


@dataclass(slots=True)
class Row:
    """What each value of one key says to every criterion, worked out once for each value."""

    key: str
    number: int
    width: int
    places: list[tuple[Leaf, int]] = field(default_factory=list)
    learnt: dict[Value, int] = field(default_factory=dict)

    def planes(self, value: Value) -> int:
        """The three planes for one value, or for several values at once."""
        if isinstance(value, tuple):
            packed = 0
            for one in value:
                packed |= self.planes(one)
            return packed
        found = self.learnt.get(value)
        return self.learn(value) if found is None else found

    def learn(self, value: Value) -> int:
        """Ask every test about a value that was not seen before."""
        packed = 0
        for leaf, bit in self.places:
            truth = leaf.truth(value)
            if truth is not Truth.NO:
                packed |= 1 << (bit + self.width * PLANE[truth])
        if len(self.learnt) < MOST_CACHED:
            self.learnt[value] = packed
        return packed


@dataclass(frozen=True, slots=True)
class Decided:
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
    rows: dict[str, Row] = field(default_factory=dict)
    always: int = 0
    width: int = 0
    shapes: dict[int, int] = field(default_factory=dict)
    steps: tuple[int, ...] = ()

    def decide(self, facts: Facts) -> Decided:
        """Answer for every service at once."""
        return self.settle(self.look_up(values_of(facts)))

    def look_up(self, values: Mapping[str, Value], without: Sequence[str] = ()) -> int:
        """Everything that these values, and the absence of the others, say to every criterion."""
        packed, shape = self.always, 0
        rows = self.rows
        for key in without:
            shape |= 1 << rows[key].number
        for key, value in values.items():
            row = rows.get(key)
            if row is None:
                continue
            shape |= 1 << row.number
            found = None if value.__class__ is tuple else row.learnt.get(value)
            packed |= row.planes(value) if found is None else found
        absent = self.shapes.get(shape)
        return packed | (self.absent(shape) if absent is None else absent)

    def absent(self, shape: int) -> int:
        """What the keys that see nothing say together; forms are filled in alike, so this is seldom worked out."""
        packed = 0
        for row in self.rows.values():
            if not shape >> row.number & 1:
                packed |= row.planes(None)
        if len(self.shapes) < MOST_CACHED:
            self.shapes[shape] = packed
        return packed

    def settle(self, packed: int) -> Decided:
        """Add up the bits: inner terms, then criteria, then services."""
        width = self.width
        full = (1 << width) - 1
        yes, unknown, opened = packed & full, packed >> width & full, packed >> 2 * width
        if self.folded:
            met, asked, left = self.fold(yes, unknown, opened)
            yes, unknown, opened = yes | met, unknown | asked, opened | left
        main = (1 << self.services * self.depth) - 1
        yes &= main
        unknown &= main & ~yes
        opened &= main & ~yes & ~unknown
        no, waiting, unsettled = main ^ yes ^ unknown ^ opened, unknown, opened
        for step in self.steps:
            no |= no >> step
            waiting |= waiting >> step
            unsettled |= unsettled >> step
        everyone = (1 << self.services) - 1
        return Decided(self, yes, unknown, opened, no & everyone, waiting & everyone, unsettled & everyone)

    def fold(self, yes: int, unknown: int, opened: int) -> tuple[int, int, int]:
        """Add up the inner terms: all of their atoms, in the order no, unknown, open, yes."""
        wide = self.folded * self.services
        mask = (1 << wide) - 1
        start = self.depth * self.services
        met = asked = left = 0
        for _ in range(self.terms):
            failed = waiting = unsettled = 0
            for _ in range(self.atoms):
                is_yes, is_unknown, is_open = yes >> start, unknown >> start, opened >> start
                failed |= ~(is_yes | is_unknown | is_open)
                waiting |= is_unknown & ~is_yes
                unsettled |= is_open & ~is_unknown & ~is_yes
                start += wide
            stands = mask & ~failed
            asked |= stands & waiting
            left |= stands & ~waiting & unsettled
            met |= stands & ~waiting & ~unsettled
        return met, asked, left

    def doubts(self, packed: int) -> tuple[int, ...]:
        """For each atom of each inner term: the criteria whose term still stands while this atom is not met."""
        full = (1 << self.width) - 1
        yes, anything = packed & full, (packed | packed >> self.width | packed >> 2 * self.width) & full
        start, wide = self.depth * self.services, self.folded * self.services
        found = []
        for _ in range(self.terms):
            unmet, standing = [], (1 << wide) - 1
            for _ in range(self.atoms):
                unmet.append(~(yes >> start))
                standing &= anything >> start
                start += wide
            found += [standing & atom for atom in unmet]
        return tuple(found)

    def waiting_for(self, packed: int, decided: Decided, doubts: tuple[int, ...]) -> int:
        """The services, as bits, that a key keeps waiting: it leaves a test unknown on which an answer hangs."""
        asked = packed >> self.width & ((1 << self.width) - 1)
        criteria = asked & decided.asked
        start = self.depth * self.services
        for doubt in doubts:
            criteria |= asked >> start & doubt & decided.asked
            start += self.folded * self.services
        for step in self.steps:
            criteria |= criteria >> step
        return criteria & decided.waiting & ~decided.no

    def place(self, bit: int, leaves: tuple[Leaf, ...]) -> None:
        """Let each test's key know which bit it speaks to."""
        for leaf in leaves:
            if leaf.key not in self.rows:
                self.rows[leaf.key] = Row(KEYS[leaf.key].name, len(self.rows), self.width)
            self.rows[leaf.key].places.append((leaf, bit))
