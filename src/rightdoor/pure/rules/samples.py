"""A few answers that people give to each question, for looking one question ahead."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from rightdoor.pure.rules.days import birthday
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.vocabulary import ONE_OF, SEVERAL_OF, YES_OR_NO

AGES = (6, 11, 14, 17, 22)
PLACES = ("kent", "essex", "medway", "london")
COUNTS = (0, 1, 3)
DAYS_AGO = (3, 20, 60)
MOST_CODES = 4
# Where most people give one answer, it counts as often as people give it.
LIKELY: dict[str, tuple[Any, ...]] = {
    "legal_status": (("none",), ("none",), ("none",), ("care_leaver",), ("section_31",)),
    "responsible_authority": ("essex", "hertfordshire", "kent"),
    "placement": ("home", "home", "residential"),
    "placement_unstable": (False, False, True),
    "subject": ("child", "child", "parent_or_carer", "school"),
    "referrer": ("self", "parent_or_carer", "school"),
    "youth_justice": ("none", "none", "entering"),
    "exploitation_level": ("none_known", "none_known", "medium", "high"),
}


@lru_cache(maxsize=512)
def fixed_samples(name: str) -> tuple[Any, ...]:
    """The answers to a question that do not hang on today's date."""
    if name in LIKELY:
        return LIKELY[name]
    if name in YES_OR_NO:
        return (True, False)
    if name in ONE_OF:
        return ONE_OF[name]
    if name in SEVERAL_OF:
        codes = SEVERAL_OF[name]
        step = max(1, len(codes) // MOST_CODES)
        return (*((code,) for code in codes[::step]), ())
    if name == "age":
        return AGES
    if name == "level_two_needs":
        return COUNTS
    return PLACES if name in ("lives_in", "educated_in", "responsible_authority") else ("gillingham", "rochester")


def samples_for(name: str, facts: Facts) -> tuple[Any, ...]:
    """The answers to look ahead to."""
    if name == "born_on":
        return tuple(born_at(facts.day, years) for years in AGES)
    if name == "substance_last_used_on":
        return tuple(facts.day - timedelta(days=days) for days in DAYS_AGO)
    return fixed_samples(name)


def born_at(day: date, years: int) -> date:
    """A birthday that makes someone this old today."""
    return birthday(day, -years)
