"""What a county must still do before real use: said by `rightdoor check`, in production as a failure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rightdoor.records.directory.entries import REVIEWED, Catalogue, County

MONTHS_AHEAD = 12
A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is missing, and what to do about it."""

    sentence: str
    action: str


def problems(catalogue: Catalogue, county: County, on: date) -> list[Problem]:
    """Everything that the directory still needs, for the areas that this copy serves."""
    found = [*holiday_problems(catalogue, on)]
    for area in county.areas:
        found += number_problems(catalogue, area)
        if area not in county.on_call:
            name = catalogue.areas[area].name
            found.append(
                Problem(
                    f"{name} has not said what happens to a red flag out of hours.",
                    f'Set {area} = "rota" or "emergency_lines_first" under [on_call] in the county file.',
                )
            )
    return [*found, *review_problems(county, on)]


def holiday_problems(catalogue: Catalogue, on: date) -> Iterator[Problem]:
    """Bank holidays must be confirmed for a year ahead, or promises of a day may be wrong."""
    months = catalogue.working_time.months_confirmed(on)
    if months < MONTHS_AHEAD:
        yield Problem(
            f"Bank holidays are confirmed for {months} months ahead; twelve are needed.",
            "Check the government's list and move confirmed_to in catalogue/holidays.toml.",
        )


def number_problems(catalogue: Catalogue, area: str) -> Iterator[Problem]:
    """Each area needs the numbers of its acting bodies and of its crisis line."""
    body = catalogue.areas[area].acts or f"{area}.childrens_safeguarding"
    for code in (body, f"{area}.adult_safeguarding", f"{area}.crisis"):
        if not catalogue.entries[code].telephone:
            yield Problem(
                f"The telephone number of {catalogue.entries[code].name} is not known.",
                f'Fill in "{code}" under [telephones] in the county file.',
            )


def review_problems(county: County, on: date) -> Iterator[Problem]:
    """Lists of words that come with the product serve children here only after somebody of the county has read them."""
    for name, words in REVIEWED.items():
        day = county.reviewed.get(name)
        action = f"Read it, then set {name} = {on.isoformat()} under [reviewed] in the county file."
        if day is None:
            yield Problem(f"{words} has not been reviewed by the county.", action)
        elif day > on:
            yield Problem(f"{words} is said to be reviewed on {day.day} {day:%B %Y}, which has not come yet.", action)
        elif on - day > A_YEAR:
            yield Problem(f"{words} was last reviewed on {day.day} {day:%B %Y}, more than a year ago.", action)
