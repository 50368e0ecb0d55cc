"""Criteria compiled to bits: for each value of each fact one whole number holds what it says to every criterion.

A criterion is an *any* of terms; a term is a test or an *all* of atoms; an atom is a test or an *any* of tests.
Bit `slot * services + service` stands for one criterion of one service.  Terms with several atoms live in
further planes of the same shape and are folded into their criterion first.  A match is then a dozen look-ups.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rightdoor.pure.rules.criteria import AllOf, AnyOf, Leaf, Node
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.keys import KEYS, Value
from rightdoor.pure.rules.truth import Truth

Atom = tuple[Leaf, ...]
Term = tuple[Atom, ...]
MOST_CACHED = 512


class TooDeep(ValueError):
    """A criterion is nested deeper than any, all, any."""


@dataclass(slots=True)
class Row:
    """What each value of one key says to every criterion, worked out once for each value."""

    key: str
    of: Callable[[Facts], Value]
    places: list[tuple[Leaf, int]] = field(default_factory=list)
    known: dict[Value, int] = field(default_factory=dict)

    def planes(self, value: Value, width: int) -> int:
        """The three planes (yes, unknown, open) side by side, for one value."""
        if isinstance(value, tuple):
            packed = 0
            for one in value:
                packed |= self.planes(one, width)
            return packed
        found = self.known.get(value)
        return self.learn(value, width) if found is None else found

    def learn(self, value: Value, width: int) -> int:
        """Ask every test about a value that was not seen before."""
        packed = 0
        for leaf, bit in self.places:
            truth = leaf.truth(value)
            if truth is not Truth.NO:
                packed |= 1 << (bit + width * PLANE[truth])
        if len(self.known) < MOST_CACHED:
            self.known[value] = packed
        return packed


PLANE = {Truth.YES: 0, Truth.UNKNOWN: 1, Truth.OPEN: 2}


@dataclass(frozen=True, slots=True)
class Decided:
    """One match: for every service its answer as bits, and every criterion's own bit."""

    tables: "Tables"
    yes: int
    unknown: int
    open: int
    no: int
    waiting: int
    unsettled: int
    planes: tuple[int, int, int]

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
        if self.yes & bit:
            return Truth.YES
        if self.unknown & bit:
            return Truth.UNKNOWN
        return Truth.OPEN if self.open & bit else Truth.NO


@dataclass(slots=True)
class Tables:
    """The compiled criteria of a whole catalogue."""

    services: int
    depth: int
    folded: int
    terms: int
    atoms: int
    slots: tuple[tuple[int, ...], ...]
    rows: tuple[Row, ...] = ()
    always: int = 0
    width: int = 0

    def look_up(self, facts: Facts) -> int:
        """Everything that these facts say to every criterion."""
        packed, width = self.always, self.width
        for row in self.rows:
            value = row.of(facts)
            found = None if type(value) is tuple else row.known.get(value)
            packed |= row.planes(value, width) if found is None else found
        return packed

    def decide(self, facts: Facts) -> Decided:
        """Answer for every service at once."""
        return self.settle(self.look_up(facts))

    def settle(self, packed: int) -> Decided:
        """Add up the bits: inner terms, then criteria, then services."""
        full = (1 << self.width) - 1
        yes, unknown, opened = packed & full, (packed >> self.width) & full, packed >> (2 * self.width)
        if self.folded:
            more = self.fold(yes, unknown, opened)
            yes, unknown, opened = yes | more[0], unknown | more[1], opened | more[2]
        unknown &= ~yes
        opened &= ~(yes | unknown)
        failed = ~(yes | unknown | opened)
        everyone = (1 << self.services) - 1
        no = waiting = unsettled = 0
        for slot in range(self.depth):
            shift = slot * self.services
            no |= failed >> shift
            waiting |= unknown >> shift
            unsettled |= opened >> shift
        return Decided(
            self, yes, unknown, opened, no & everyone, waiting & everyone, unsettled & everyone, (yes, unknown, opened)
        )

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


def terms_of(node: Node) -> list[Term]:
    """A criterion as an *any* of terms."""
    if isinstance(node, AnyOf):
        return [term for part in node.parts for term in terms_of(part)]
    if isinstance(node, AllOf):
        return [tuple(atom for part in node.parts for atom in atoms_of(part))]
    return [((node,),)]


def atoms_of(node: Node) -> list[Atom]:
    """A part of an *all*, as atoms."""
    if isinstance(node, AllOf):
        return [atom for part in node.parts for atom in atoms_of(part)]
    if isinstance(node, AnyOf):
        return [tuple(leaf for part in node.parts for leaf in leaves_only(part))]
    return [(node,)]


def leaves_only(node: Node) -> list[Leaf]:
    """The tests of an *any* that lies inside an *all*."""
    if isinstance(node, AnyOf):
        return [leaf for part in node.parts for leaf in leaves_only(part)]
    if isinstance(node, AllOf):
        raise TooDeep("a criterion may be nested as any, all, any, and no deeper")
    return [node]


def is_simple(term: Term) -> bool:
    """A term that is one atom can be read straight into its criterion."""
    return len(term) == 1


def compile_tables(criteria: Sequence[Sequence[Node]]) -> Tables:
    """Compile each service's criteria."""
    written = [[terms_of(node) for node in service] for service in criteria]
    folded_terms = [[sum(not is_simple(term) for term in terms) for terms in service] for service in written]
    tables = Tables(
        services=len(written),
        depth=max((len(service) for service in written), default=0),
        folded=max((sum(count > 0 for count in service) for service in folded_terms), default=0),
        terms=max((count for service in folded_terms for count in service), default=0),
        atoms=max((len(term) for service in written for terms in service for term in terms), default=0),
        slots=tuple(slots_for(service) for service in folded_terms),
    )
    tables.width = tables.services * (tables.depth + tables.folded * tables.terms * tables.atoms)
    rows: dict[str, Row] = {}
    for number, service in enumerate(written):
        place_service(tables, rows, number, service)
    tables.rows = tuple(rows.values())
    return tables


def slots_for(folded: Sequence[int]) -> tuple[int, ...]:
    """Criteria with inner terms come first, so that their planes stay narrow."""
    order = sorted(range(len(folded)), key=lambda number: folded[number] == 0)
    return tuple(order.index(number) for number in range(len(folded)))


def place_service(tables: Tables, rows: dict[str, Row], service: int, criteria: Sequence[list[Term]]) -> None:
    """Give every test of a service its bit; what a service does not ask is always met."""
    for slot in range(len(criteria), tables.depth):
        tables.always |= 1 << (slot * tables.services + service)
    for number, terms in enumerate(criteria):
        slot = tables.slots[service][number]
        place_leaves(rows, slot * tables.services + service, [leaf for t in terms if is_simple(t) for leaf in t[0]])
        for index, term in enumerate(term for term in terms if not is_simple(term)):
            for place in range(tables.atoms):
                bit = inner_bit(tables, index, place, slot, service)
                if place < len(term):
                    place_leaves(rows, bit, term[place])
                else:
                    tables.always |= 1 << bit


def inner_bit(tables: Tables, term: int, atom: int, slot: int, service: int) -> int:
    """Where one atom of an inner term lies."""
    plane = term * tables.atoms + atom
    return tables.services * (tables.depth + plane * tables.folded + slot) + service


def place_leaves(rows: dict[str, Row], bit: int, leaves: Sequence[Leaf]) -> None:
    """Let each test's key know which bit it speaks to."""
    for leaf in leaves:
        key = KEYS[leaf.key]
        rows.setdefault(leaf.key, Row(leaf.key, key.of)).places.append((leaf, bit))
