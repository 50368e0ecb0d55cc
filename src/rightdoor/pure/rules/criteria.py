"""Criteria: small tests on facts, and groups of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.keys import KEYS, Value, asked_facts
from rightdoor.pure.rules.truth import Truth, all_of, any_of

Default = str | None
ELIGIBLE, NOT_ELIGIBLE = "eligible", "not_eligible"


@dataclass(frozen=True, slots=True)
class Among:
    """A fact has one of some codes.  Of several codes given, one that counts is enough."""

    key: str
    yes: frozenset[Value] = frozenset()
    no: frozenset[Value] = frozenset()
    unclear: frozenset[Value] = frozenset()
    open: Mapping[Value, str] = field(default_factory=dict)
    confirm: Mapping[Value, str] = field(default_factory=dict)
    otherwise: Truth = Truth.NO
    absent: Truth = Truth.UNKNOWN
    otherwise_setting: str | None = None
    otherwise_confirm: str | None = None

    def truth(self, value: Value) -> Truth:
        """What this value says."""
        if value is None:
            return self.absent
        if isinstance(value, tuple):
            return any_of(self.truth_of_one(one) for one in value)
        return self.truth_of_one(value)

    def truth_of_one(self, value: Value) -> Truth:
        """What one code says."""
        if value in self.yes:
            return Truth.YES
        if value in self.unclear:
            return Truth.UNKNOWN
        if value in self.open:
            return Truth.OPEN
        return Truth.NO if value in self.no else self.otherwise

    def setting(self, value: Value) -> str | None:
        """The local setting that stands in for words that leave this value open."""
        return next((self.open[one] for one in parts(value) if one in self.open), self.otherwise_setting)

    def confirmation(self, value: Value) -> str | None:
        """The local setting or decision that a person must confirm for this value."""
        named = next((self.confirm[one] for one in parts(value) if one in self.confirm), None)
        known = (self.yes, self.no, self.unclear, self.open)
        if named or all(value is None or any(one in codes for codes in known) for one in parts(value)):
            return named
        return self.otherwise_confirm


@dataclass(frozen=True, slots=True)
class Between:
    """A number lies within bounds, both included; some numbers may be open or need confirming."""

    key: str
    least: int = 0
    most: int | None = None
    no: frozenset[Value] = frozenset()
    open: Mapping[Value, str] = field(default_factory=dict)
    confirm: Mapping[Value, str] = field(default_factory=dict)
    absent: Truth = Truth.UNKNOWN

    def truth(self, value: Value) -> Truth:
        """What this number says."""
        if not isinstance(value, int):
            return self.absent
        if value in self.open:
            return Truth.OPEN
        outside = value < self.least or (self.most is not None and value > self.most)
        return Truth.NO if outside or value in self.no else Truth.YES

    def setting(self, value: Value) -> str | None:
        """The local setting that stands in for words that leave this number open."""
        return self.open.get(value)

    def confirmation(self, value: Value) -> str | None:
        """The local setting or decision that a person must confirm for this number."""
        return self.confirm.get(value)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these is enough."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of these must hold."""

    parts: tuple["Node", ...]


Leaf = Among | Between
Node = Among | Between | AnyOf | AllOf


def parts(value: Value) -> tuple[Value, ...]:
    """One value or several, as several."""
    return value if isinstance(value, tuple) else (value,)


def value_for(leaf: Leaf, facts: Facts) -> Value:
    """What a leaf looks at, in these facts."""
    return KEYS[leaf.key].of(facts)


def leaves(node: Node) -> tuple[Leaf, ...]:
    """Every leaf of a criterion, in the order in which it is written."""
    if isinstance(node, AnyOf | AllOf):
        return tuple(leaf for part in node.parts for leaf in leaves(part))
    return (node,)


def evaluate(node: Node, facts: Facts) -> Truth:
    """What is known about a criterion: the plain reading, against which everything faster is held."""
    if isinstance(node, AnyOf):
        return any_of(evaluate(part, facts) for part in node.parts)
    if isinstance(node, AllOf):
        return all_of(evaluate(part, facts) for part in node.parts)
    return node.truth(value_for(node, facts))


def deciding(node: Node, facts: Facts, truth: Truth) -> tuple[Leaf, ...]:
    """The leaves that make a criterion what it is."""
    if isinstance(node, Among | Between):
        return (node,)
    chosen = [part for part in node.parts if evaluate(part, facts) is truth]
    if isinstance(node, AnyOf) and truth is Truth.YES:
        chosen = [min(chosen, key=lambda part: len(confirmations(part, facts, truth)))]
    return tuple(leaf for part in chosen for leaf in deciding(part, facts, truth))


def unknown_facts(node: Node, facts: Facts) -> tuple[str, ...]:
    """The facts that would settle a criterion that is unknown."""
    found = deciding(node, facts, Truth.UNKNOWN)
    return tuple(dict.fromkeys(name for leaf in found for name in asked_facts(leaf.key, facts)))


def settings_of(node: Node, facts: Facts) -> tuple[str, ...]:
    """The local settings that a criterion left open stands on."""
    found = (leaf.setting(value_for(leaf, facts)) for leaf in deciding(node, facts, Truth.OPEN))
    return tuple(dict.fromkeys(name for name in found if name))


def confirmations(node: Node, facts: Facts, truth: Truth) -> tuple[str, ...]:
    """What a person must confirm about a criterion that is met or failed."""
    found = (leaf.confirmation(value_for(leaf, facts)) for leaf in deciding(node, facts, truth))
    return tuple(dict.fromkeys(name for name in found if name))


def default_of(node: Node, facts: Facts, defaults: Mapping[str, Default]) -> Default:
    """What the local settings say about a criterion that is open: one reading, or ask the service."""
    if isinstance(node, Among | Between):
        return defaults.get(node.setting(value_for(node, facts)) or "")
    spoken = [default_of(part, facts, defaults) for part in node.parts if evaluate(part, facts) is Truth.OPEN]
    return strongest(spoken) if isinstance(node, AllOf) else kindest(spoken)


def strongest(defaults: list[Default]) -> Default:
    """Of several open criteria that all matter: a no decides, then "ask the service"."""
    if NOT_ELIGIBLE in defaults:
        return NOT_ELIGIBLE
    return None if None in defaults else ELIGIBLE


def kindest(defaults: list[Default]) -> Default:
    """Of several open criteria of which one is enough: a yes decides, then "ask the service"."""
    if ELIGIBLE in defaults:
        return ELIGIBLE
    return None if None in defaults else NOT_ELIGIBLE
