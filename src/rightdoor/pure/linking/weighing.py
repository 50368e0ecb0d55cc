"""How much a likeness speaks for the same person: Fellegi and Sunter's weights, in bits.

I. P. Fellegi, A. B. Sunter, A Theory for Record Linkage, Journal of the American Statistical Association 64 (1969).
A level that is met ``m`` times among records of the same person and ``u`` times among records of two people speaks
``log2(m / u)`` bits for the same person.  What is unknown says nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import log2

from rightdoor.pure.linking.levels import LIVE, Comparison, Level
from rightdoor.pure.linking.traits import Traits


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt: bits of each level of each comparison, and from how many bits on somebody is shown."""

    bits: Mapping[str, Mapping[str, float]]
    possible: float
    likely: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two records have in common and in what they differ, with the bits of each."""

    levels: tuple[tuple[Comparison, Level, float], ...] = ()

    @property
    def bits(self) -> float:
        """All of it together; below nothing it speaks against."""
        return sum(bits for _comparison, _level, bits in self.levels)

    def is_at(self, comparison: str, *names: str) -> bool:
        """Whether one respect stands at one of these levels; never where it is unknown."""
        return any(held.name == comparison and level.name in names for held, level, _bits in self.levels)


class Standing(StrEnum):
    """What a person is told of a candidate.  None of it decides."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    SIBLING = "sibling"  # the same house, family and birthday, or nearly: perhaps a twin or a sister
    OTHER = "other"


def bits_of(m: float, u: float) -> float:
    """The bits of a level from how often it is met; both are between nought and one, and neither is nought."""
    return log2(m / u)


def weigh(one: Traits, other: Traits, weights: Weights) -> Likeness:
    """Compare two records in every respect in which both are known."""
    found = []
    for comparison in LIVE:
        level = comparison.level_of(one, other)
        if level is not None:
            found.append((comparison, level, weights.bits[comparison.name][level.name]))
    return Likeness(tuple(found))


def most_alike(records: Iterable[Traits], others: Iterable[Traits], weights: Weights) -> Likeness:
    """The best of all the names under which each of two people is known."""
    known = list(others)
    return max((weigh(one, other, weights) for one in records for other in known), key=lambda likeness: likeness.bits)


def is_of_one_household(likeness: Likeness) -> bool:
    """The household guard: another given name in the same house or family, and no number says that it is the same.

    Such a pair is a twin, a brother or a sister until a person says otherwise, however much else is alike.
    """
    other_name = likeness.is_at("given", "unlike", "begins")
    return other_name and likeness.is_at("family", "same", "part") and likeness.is_at("postcode", "same")


def standing_of(likeness: Likeness, weights: Weights) -> Standing:
    """What a person is told of this candidate.  Two with one number are always shown: at least one of them is wrong."""
    same_number = likeness.is_at("nhs", "same")
    if is_of_one_household(likeness) and not same_number:
        return Standing.SIBLING
    if likeness.bits >= weights.likely:
        return Standing.LIKELY
    return Standing.POSSIBLE if same_number or likeness.bits >= weights.possible else Standing.OTHER
