"""Which of one service's questions matters most: the one whose answers most often end the matter."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rightdoor.pure.rules.criteria import Node, evaluate, leaves
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.keys import DEPENDS_ON, KEYS
from rightdoor.pure.rules.samples import samples_for
from rightdoor.pure.rules.truth import Truth

NOBODY = Facts(on=date(2000, 1, 1))


def decisiveness(node: Node) -> dict[str, float]:
    """How often an answer to each question would end the matter for one criterion, a no counting most."""
    found: dict[str, float] = {}
    for fact in facts_of(node):
        options = samples_for(fact, NOBODY)
        truths = [evaluate(node, NOBODY.told(fact, option)) for option in options]
        no, unknown = truths.count(Truth.NO), truths.count(Truth.UNKNOWN)
        found[fact] = (no + (len(options) - unknown) / 10) / len(options)
    return found


def facts_of(node: Node) -> Iterator[str]:
    """The facts that a criterion can ask for."""
    from_keys = (fact for leaf in leaves(node) for fact in (*KEYS[leaf.key].asks, *DEPENDS_ON.get(leaf.key, ())))
    yield from dict.fromkeys(from_keys)


def most_decisive_first(names: Sequence[str], weights: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    """Questions in the order in which their answers most often end the matter."""
    best = {name: max((weight.get(name, 0.0) for weight in weights), default=0.0) for name in names}
    return tuple(sorted(best, key=lambda name: -best[name]))
