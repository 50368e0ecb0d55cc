"""Compiling the criteria of a catalogue into the tables that answer."""

from collections.abc import Sequence

from rightdoor.pure.rules.criteria import AllOf, AnyOf, Leaf, Node
from rightdoor.pure.rules.tables import Tables
from rightdoor.pure.rules.truth import Truth

Atom = tuple[Leaf, ...]
Term = tuple[Atom, ...]


class TooDeep(ValueError):
    """A criterion is nested deeper than any, all, any."""


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
    inner = [[sum(not is_simple(term) for term in terms) for terms in service] for service in written]
    services, depth = len(written), max((len(service) for service in written), default=0)
    folded = max((sum(count > 0 for count in service) for service in inner), default=0)
    terms = max((count for service in inner for count in service), default=0)
    atoms = max((len(term) for service in written for terms in service for term in terms), default=1) or 1
    tables = Tables(
        services=services,
        depth=depth,
        folded=folded,
        terms=terms,
        atoms=atoms,
        slots=tuple(slots_for(service) for service in inner),
        steps=halving(services, depth),
    )
    for number, service in enumerate(written):
        place_service(tables, number, service)
    return tables


def halving(services: int, depth: int) -> tuple[int, ...]:
    """The shifts that lay every slot over the first, in as few steps as there are doublings."""
    steps = []
    reach = 1
    while reach < depth:
        steps.append(reach * services)
        reach *= 2
    return tuple(reversed(steps))


def slots_for(inner: Sequence[int]) -> tuple[int, ...]:
    """Criteria with inner terms come first, so that their planes stay narrow."""
    order = sorted(range(len(inner)), key=lambda number: inner[number] == 0)
    return tuple(order.index(number) for number in range(len(inner)))


def place_service(tables: Tables, service: int, criteria: Sequence[list[Term]]) -> None:
    """Give every test of a service its bit; what a service does not ask is always met."""
    for slot in range(len(criteria), tables.depth):
        tables.always |= tables.said(Truth.YES, slot * tables.services + service)
    for number, terms in enumerate(criteria):
        bit = tables.slots[service][number] * tables.services + service
        for term in terms:
            if is_simple(term):
                tables.place(bit, term[0])
        for index, term in enumerate(term for term in terms if not is_simple(term)):
            place_term(tables, tables.inner[index], term, bit)


def place_term(tables: Tables, planes: Sequence[int], term: Term, bit: int) -> None:
    """Give every atom of an inner term its bit; atoms that a shorter term lacks are always met."""
    for place, start in enumerate(planes):
        if place < len(term):
            tables.place(start + bit, term[place])
        else:
            tables.always |= tables.said(Truth.YES, start + bit)
