"""The next best question: the one whose answers settle the most, asked only while it can still change something."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rightdoor.pure.rules.catalogue import Catalogue
from rightdoor.pure.rules.criteria import Node, evaluate, leaves, unknown_facts
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.keys import DEPENDS_ON
from rightdoor.pure.rules.samples import samples_for
from rightdoor.pure.rules.tables import Tables
from rightdoor.pure.rules.truth import Truth
from rightdoor.pure.rules.vocabulary import FACT_NAMES

ORDER = {name: place for place, name in enumerate(FACT_NAMES)}


def next_question(catalogue: Catalogue, facts: Facts, *, skipped: frozenset[str] = frozenset()) -> str | None:
    """The fact to ask next, or nothing when no answer could change any more."""
    ranked = ranked_questions(catalogue, facts, skipped=skipped)
    return ranked[0] if ranked else None


def ranked_questions(catalogue: Catalogue, facts: Facts, *, skipped: frozenset[str] = frozenset()) -> list[str]:
    """Every fact that can still change an answer, the most decisive first."""
    tables = catalogue.tables
    decided = tables.decide(facts)
    wanted: dict[str, int] = {}
    for number, service in enumerate(catalogue.services):
        if decided.answer(number) is not Truth.UNKNOWN:
            continue
        for index, criterion in enumerate(service.criteria):
            if decided.criterion(number, index) is Truth.UNKNOWN:
                for name in unknown_facts(criterion.test, facts):
                    wanted[name] = wanted.get(name, 0) + 1
    waiting = decided.waiting & ~decided.no
    names = [name for name in wanted if name not in skipped and getattr(facts, name) is None]
    scores = {name: settled(tables, facts, name, waiting) for name in names}
    return sorted(names, key=lambda name: (-scores[name], -wanted[name], ORDER[name]))


def settled(tables: Tables, facts: Facts, name: str, waiting: int) -> float:
    """How many waiting services an answer settles, on average over its possible answers."""
    options = samples_for(name, facts)
    rows = [row for row in tables.rows if name in DEPENDS_ON.get(row.key, (row.key,))]
    rest = tables.always
    for row in tables.rows:
        if row not in rows:
            rest |= row.planes(row.of(facts), tables.width)
    found = 0
    for option in options:
        told = replace(facts, **{name: option})
        packed = rest
        for row in rows:
            packed |= row.planes(row.of(told), tables.width)
        answered = tables.settle(packed)
        found += (waiting & ~(answered.waiting & ~answered.no)).bit_count()
    return found / max(1, len(options))


def most_decisive_first(waiting: Sequence[Node], facts: Facts, names: Sequence[str]) -> tuple[str, ...]:
    """The facts that one service still asks, those first whose answers most often settle it."""
    unique = list(dict.fromkeys(names))
    if len(unique) < 2:
        return tuple(unique)
    weights = {name: decisiveness(waiting, facts, name) for name in unique}
    return tuple(sorted(unique, key=lambda name: (-weights[name], unique.index(name))))


def decisiveness(waiting: Sequence[Node], facts: Facts, name: str) -> float:
    """The share of possible answers to one question that would end the matter with a no."""
    touched = [node for node in waiting if any(name in DEPENDS_ON.get(leaf.key, (leaf.key,)) for leaf in leaves(node))]
    options: Sequence[Any] = samples_for(name, facts)
    ended = 0
    for option in options:
        told = replace(facts, **{name: option})
        ended += any(evaluate(node, told) is Truth.NO for node in touched)
    return ended / max(1, len(options))
