"""Four answers to one question, and how they add up."""

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """What is known about one criterion.  A fact that nobody asked for is a question, never a "no"."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    OPEN = "open"


ALL_ORDER = (Truth.NO, Truth.UNKNOWN, Truth.OPEN, Truth.YES)
ANY_ORDER = (Truth.YES, Truth.UNKNOWN, Truth.OPEN, Truth.NO)


def all_of(truths: Iterable[Truth]) -> Truth:
    """Every part must hold: the first that occurs of no, unknown, open, yes."""
    present = set(truths)
    return next((truth for truth in ALL_ORDER if truth in present), Truth.YES)


def any_of(truths: Iterable[Truth]) -> Truth:
    """One part is enough: the first that occurs of yes, unknown, open, no."""
    present = set(truths)
    return next((truth for truth in ANY_ORDER if truth in present), Truth.NO)
