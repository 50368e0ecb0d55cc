"""Random facts and random catalogues, unknowns included."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from rightdoor.pure.rules import vocabulary
from rightdoor.pure.rules.areas import NAMED_FIRST
from rightdoor.pure.rules.catalogue import Agreement, Catalogue, Criterion, Quote, Service
from rightdoor.pure.rules.criteria import AllOf, Among, AnyOf, Between, Node
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.keys import KEYS
from rightdoor.pure.rules.truth import Truth

NUMBER_KEYS = ("age", "days_since_use", "indicator_count", "needs_named", "level_two_needs")
DERIVED_CODES: dict[str, tuple[Any, ...]] = {
    "own_use": ("drug", "other", "nicotine", "unnamed", "none", "at_risk", "contradictory"),
    "use_level": ("none", "at_risk", "low_or_infrequent", "regular", "nicotine"),
    "uses_nicotine": (True, False),
    "statutory": ("none", "past", "current"),
    "place": ("gillingham", "rochester"),
    "leaving_care": ("looked_after", "looked_after_adult", "leaving", "neither"),
}
ON = date(2026, 3, 9)


def codes_of(key: str) -> tuple[Any, ...]:
    """The codes that a key can have."""
    if key in DERIVED_CODES:
        return DERIVED_CODES[key]
    if key in vocabulary.YES_OR_NO:
        return (True, False)
    if key in vocabulary.AREA_FACTS:
        return NAMED_FIRST
    return vocabulary.ONE_OF.get(key) or vocabulary.SEVERAL_OF[key]


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """A request of which any part may be unknown."""
    given_facts: dict[str, Any] = {"on": ON}
    for name, codes in vocabulary.ONE_OF.items():
        given_facts[name] = draw(st.none() | st.sampled_from(codes))
    for name, codes in vocabulary.SEVERAL_OF.items():
        several = st.lists(st.sampled_from(codes), max_size=3, unique=True).map(tuple)
        given_facts[name] = draw(st.none() | several)
    for name in vocabulary.YES_OR_NO:
        given_facts[name] = draw(st.none() | st.booleans())
    for name in vocabulary.AREA_FACTS:
        given_facts[name] = draw(st.none() | st.sampled_from(NAMED_FIRST))
    given_facts["age"] = draw(st.none() | st.integers(0, 40))
    given_facts["level_two_needs"] = draw(st.none() | st.integers(0, 4))
    given_facts["district"] = draw(st.none() | st.sampled_from(("Gillingham", "Rochester")))
    days = draw(st.none() | st.integers(0, 60))
    given_facts["substance_last_used_on"] = None if days is None else ON - timedelta(days=days)
    return Facts(**given_facts)


@st.composite
def leaf(draw: st.DrawFn) -> Node:
    """One test."""
    key = draw(st.sampled_from([key for key in KEYS if key != "district"]))
    absent = draw(st.sampled_from((Truth.UNKNOWN, Truth.UNKNOWN, Truth.YES, Truth.NO, Truth.OPEN)))
    if key in NUMBER_KEYS:
        least = draw(st.integers(0, 20))
        most = draw(st.none() | st.integers(least, 40))
        opened = dict.fromkeys(draw(st.sets(st.integers(0, 40), max_size=2)), "a setting")
        shut = frozenset(draw(st.sets(st.integers(0, 40), max_size=1)))
        return Between(key, least, most, shut, opened, {}, absent)
    codes = st.sampled_from(codes_of(key))
    return Among(
        key,
        yes=frozenset(draw(st.sets(codes, max_size=3))),
        no=frozenset(draw(st.sets(codes, max_size=2))),
        unclear=frozenset(draw(st.sets(codes, max_size=1))),
        open=dict.fromkeys(draw(st.sets(codes, max_size=2)), "a setting"),
        otherwise=draw(st.sampled_from(tuple(Truth))),
        absent=absent,
    )


def some(nodes: st.SearchStrategy[Node], least: int = 1) -> st.SearchStrategy[tuple[Node, ...]]:
    """A few parts of a group."""
    return st.lists(nodes, min_size=least, max_size=3).map(tuple)


def nodes() -> st.SearchStrategy[Node]:
    """Criteria nested as deep as the tables allow: any, all, any."""
    one = leaf()
    inner = one | some(one, 0).map(AnyOf)
    every = some(inner | some(inner, 0).map(AllOf), 0).map(AllOf)
    return one | every | some(one | every | some(one).map(AnyOf), 0).map(AnyOf)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """A few services with a few criteria each, some with none."""
    quote = Quote("words", "a document")
    services = [
        Service(
            code=f"area.service_{number}",
            name=f"Service {number}",
            area="kent",
            criteria=tuple(
                Criterion(f"criterion_{place}", "It asks something.", quote, node)
                for place, node in enumerate(draw(st.lists(nodes(), max_size=4)))
            ),
            agreement=Agreement(),
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    return Catalogue("test", tuple(services))
