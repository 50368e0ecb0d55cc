"""The next best question: the one whose answers settle the most, asked only while it can still change something."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rightdoor.pure.rules.catalogue import Catalogue
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.keys import DEPENDS_ON, KEYS, Value, asked_facts, values_of
from rightdoor.pure.rules.samples import samples_for
from rightdoor.pure.rules.tables import Decided, Tables
from rightdoor.pure.rules.vocabulary import FACT_NAMES

ORDER = {name: place for place, name in enumerate(FACT_NAMES)}
KEYS_OF = {
    fact: tuple(key for key in KEYS if fact in DEPENDS_ON.get(key, (key,))) for fact in FACT_NAMES if fact != "on"
}


@dataclass(frozen=True, slots=True)
class Ahead:
    """Everything that looking one question ahead needs, worked out once."""

    tables: Tables
    facts: Facts
    values: Mapping[str, Value]
    told: int
    packed: int
    decided: Decided

    def candidates(self, skipped: frozenset[str]) -> dict[str, int]:
        """Each fact that can still change an answer, with the services that wait for it."""
        tables, values, known = self.tables, self.values, self.facts.known
        hanging = tables.hanging(self.packed, self.decided)
        found: dict[str, int] = {}
        for key in tables.numbers:
            tests = hanging & (self.unclear(key) if key in values else tables.asks(key))
            if tests:
                services = tables.services_of(tests)
                for fact in asked_facts(key, self.facts):
                    if fact not in skipped and fact not in known:
                        found[fact] = found.get(fact, 0) | services
        return found

    def unclear(self, key: str) -> int:
        """The tests, as bits, to which a value that was told says nothing clear."""
        row = self.tables.row(key, self.values[key])
        return row ^ row >> self.tables.width

    def settled_by(self, fact: str, waiting: int, enough: float = -1.0) -> float:
        """How many waiting services an answer settles, on average over its possible answers.

        Where even the best answers still to come cannot reach `enough`, what was counted so far is returned.
        """
        tables = self.tables
        touched = [key for key in KEYS_OF[fact] if key in tables.numbers]
        rest, most = self.without(touched), waiting.bit_count()
        options = samples_for(fact, self.facts)
        found, left, wanted = 0, len(options), enough * len(options)
        for option in options:
            if found + left * most <= wanted:
                break
            packed = rest
            for key, value in self.seen(touched, fact, option):
                packed |= tables.row(key, value)
            found += (waiting & ~tables.still_waiting(packed)).bit_count()
            left -= 1
        return found / len(options)

    def without(self, touched: Sequence[str]) -> int:
        """What every key says but those that one question touches."""
        values = self.values
        if any(key in values for key in touched):
            told = self.tables.told({key: value for key, value in values.items() if key not in touched})
        else:
            told = self.told
        return told | self.tables.silence_but_for(told, touched)

    def seen(self, touched: Sequence[str], fact: str, option: object) -> Iterator[tuple[str, Value]]:
        """What the keys that a fact touches would see."""
        if touched == [fact]:
            yield fact, option  # type: ignore[misc]
            return
        told = self.facts.told(fact, option)
        for key in touched:
            yield key, KEYS[key].of(told)


def look(catalogue: Catalogue, facts: Facts) -> Ahead:
    """Where these facts stand."""
    tables = catalogue.tables
    values = values_of(facts)
    told = tables.told(values)
    packed = told | tables.silence_but_for(told, ())
    return Ahead(tables, facts, values, told, packed, tables.settle(packed))


def next_question(catalogue: Catalogue, facts: Facts, *, skipped: frozenset[str] = frozenset()) -> str | None:
    """The fact to ask next, or nothing when no answer could change any more."""
    ahead = look(catalogue, facts)
    waiting = ahead.decided.waiting
    candidates = ahead.candidates(skipped)
    most = {fact: services.bit_count() for fact, services in candidates.items()}
    best, best_score = None, -1.0
    for fact in sorted(candidates, key=lambda name: (-most[name], ORDER[name])):
        if most[fact] <= best_score:
            break
        score = ahead.settled_by(fact, candidates[fact] & waiting, best_score)
        if score > best_score:
            best, best_score = fact, score
    return best


def ranked_questions(catalogue: Catalogue, facts: Facts, *, skipped: frozenset[str] = frozenset()) -> list[str]:
    """Every fact that can still change an answer, the most decisive first."""
    ahead = look(catalogue, facts)
    candidates = ahead.candidates(skipped)
    scores = {fact: ahead.settled_by(fact, ahead.decided.waiting) for fact in candidates}
    return sorted(candidates, key=lambda fact: (-scores[fact], -candidates[fact].bit_count(), ORDER[fact]))
