"""Reading one value, or refusing it in a sentence that says what would do instead."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from difflib import get_close_matches
from typing import TypeVar

from rightdoor.pure.rules.areas import AREAS, LONDON_BOROUGHS, NAMED_FIRST
from rightdoor.pure.rules.days import as_clocks_show, local
from rightdoor.pure.rules.vocabulary import FACT_NAMES

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?")
LONGEST_SHOWN = 60
FIRST_YEAR, LAST_YEAR = 1880, 2199
Day = TypeVar("Day", bound=date)


class FactsRefused(ValueError):
    """The facts cannot be used, and this sentence says why."""

    def __init__(self, fact: str, sentence: str) -> None:
        super().__init__(sentence)
        self.fact = fact


def shown(value: object) -> str:
    """A refused value, on one line and not too long."""
    text = value if isinstance(value, str) else repr(value)
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"'{text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + '…'}'"


def kind_of(value: object) -> str:
    """What a JSON value is, in plain words."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list | tuple) else "an object" if isinstance(value, dict) else "null"


def nearest(word: object, allowed: Sequence[str]) -> str:
    """A question with the nearest spelling, or nothing."""
    close = get_close_matches(str(word).strip().lower().replace(" ", "_"), allowed, n=1, cutoff=0.6)
    return f" Did you mean '{close[0]}'?" if close else ""


def unknown_fact(name: object) -> FactsRefused:
    """There is no fact of this name."""
    known = ", ".join(FACT_NAMES)
    text = f"There is no fact called {shown(name)}.{nearest(name, FACT_NAMES)} The facts are: {known}."
    return FactsRefused(str(name), text)


def unknown_code(fact: str, value: object, allowed: Sequence[str]) -> FactsRefused:
    """The fact has no such code."""
    codes = ", ".join(allowed)
    said = f"The fact '{fact}' cannot be {shown(value)}.{nearest(value, allowed)} It can be: {codes}."
    return FactsRefused(fact, said)


def read_code(fact: str, value: object, allowed: Sequence[str]) -> str:
    """One code of a list."""
    if not isinstance(value, str):
        codes = ", ".join(allowed)
        raise FactsRefused(fact, f"The fact '{fact}' must be one of these codes, not {kind_of(value)}: {codes}.")
    if value not in allowed:
        raise unknown_code(fact, value, allowed)
    return value


def read_codes(fact: str, value: object, allowed: Sequence[str]) -> tuple[str, ...]:
    """Several codes of a list; an empty list means "asked, none".  In whichever order they are given."""
    if not isinstance(value, list | tuple):
        codes = ", ".join(allowed)
        raise FactsRefused(fact, f"The fact '{fact}' must be a list, not {kind_of(value)}. It can hold: {codes}.")
    given = {read_code(fact, one, allowed) for one in value}
    return tuple(code for code in allowed if code in given)


def read_area(fact: str, value: object) -> str:
    """The slug of an upper-tier authority of England, or London."""
    if isinstance(value, str) and value in AREAS:
        return value
    first = ", ".join(NAMED_FIRST)
    rest = f"It can be: {first}, and every other upper-tier authority of England by its slug."
    if not isinstance(value, str):
        raise FactsRefused(fact, f"The fact '{fact}' must be an area code, not {kind_of(value)}. {rest}")
    if value in LONDON_BOROUGHS:
        raise FactsRefused(fact, f"The fact '{fact}' is {shown(value)}: say 'london' for any London borough. {rest}")
    guess = nearest(value.strip().lower().replace("_", "-").replace(" ", "-"), AREAS)
    raise FactsRefused(fact, f"The fact '{fact}' cannot be {shown(value)}.{guess} {rest}")


def read_yes_or_no(fact: str, value: object) -> bool:
    """True or false, and nothing that only looks like it."""
    if not isinstance(value, bool):
        raise FactsRefused(fact, f"The fact '{fact}' must be true or false, not {shown(value)}.")
    return value


def read_number(fact: str, value: object, most: int) -> int:
    """A whole number from zero."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        said = shown(value) if not isinstance(value, int) or abs(value) < 10**12 else "that large"
        raise FactsRefused(fact, f"The fact '{fact}' must be a whole number from 0 to {most}, not {said}.")
    return value


def read_words(fact: str, value: object) -> str:
    """A few words on one line."""
    if not isinstance(value, str) or not value.strip() or len(value) > 100 or not value.isprintable():
        raise FactsRefused(fact, f"The fact '{fact}' must be a few words, such as Gillingham, not {shown(value)}.")
    return " ".join(value.split())


def read_day(fact: str, value: object) -> date:
    """A date as 2026-03-09."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return within_years(fact, value)
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise FactsRefused(fact, f"The fact '{fact}' is {shown(value)}: there is no such day.") from None
        return within_years(fact, day)
    raise FactsRefused(fact, f"The fact '{fact}' must be a date such as 2026-03-09, not {shown(value)}.")


def within_years(fact: str, day: Day) -> Day:
    """A day that a living person's request can name."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise FactsRefused(fact, f"The fact '{fact}' must be a date from {FIRST_YEAR} to {LAST_YEAR}, not {day}.")
    return day


def read_moment(fact: str, value: object) -> date | datetime:
    """A date, or a date and time on the clocks of the United Kingdom."""
    if isinstance(value, datetime):
        return within_years(fact, local(value))
    if isinstance(value, date) or (isinstance(value, str) and DAY.fullmatch(value)):
        return read_day(fact, value)
    if isinstance(value, str) and MOMENT.fullmatch(value):
        try:
            moment = as_clocks_show(local(datetime.fromisoformat(value)))
        except (ValueError, OverflowError):
            raise FactsRefused(fact, f"The fact '{fact}' is {shown(value)}: there is no such moment.") from None
        return within_years(fact, moment)
    said = f"The fact '{fact}' must be a date such as 2026-03-09 or 2026-03-09T14:00, not {shown(value)}."
    raise FactsRefused(fact, said)
