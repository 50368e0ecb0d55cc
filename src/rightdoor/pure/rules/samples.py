"""A few answers that people give to each question, for looking one question ahead."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from rightdoor.pure.rules.days import birthday
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.vocabulary import ONE_OF, SEVERAL_OF, YES_OR_NO

AGES = (5, 9, 12, 14, 16, 18, 22, 26)
PLACES = ("kent", "essex", "medway", "hertfordshire", "london")
COUNTS = (0, 1, 2, 4)
DAYS_AGO = (3, 20, 60)
MOST_NEEDS = 8


@lru_cache(maxsize=512)
def fixed_samples(name: str) -> tuple[Any, ...]:
    """The answers to a question that do not hang on today's date."""
    if name in YES_OR_NO:
        return (True, False)
    if name in ONE_OF:
        return ONE_OF[name]
    if name in SEVERAL_OF:
        codes = SEVERAL_OF[name]
        step = max(1, len(codes) // MOST_NEEDS)
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
