"""What a county must still do before real use: said by `rightdoor check`, in production as a failure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rightdoor.records.directory.entries import Catalogue, County

MONTHS_AHEAD = 12


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
    return found


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
