"""The schedule: how long what we hold is kept, and who says so, with the county's own changes."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from rightdoor.pure.retention import Period, Since, Whose

FILE = Path(__file__).with_name("schedule.toml")
MAY_CHANGE = frozenset({"years", "years_if_seventeen", "source"})
LONGEST = 120


class ScheduleRefused(ValueError):
    """The county's own schedule cannot be used, and why."""


@dataclass(frozen=True, slots=True)
class Other:
    """A line about what is not the record of a child or an adult."""

    code: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every line."""

    periods: tuple[Period, ...]
    others: tuple[Other, ...]

    @property
    def titles(self) -> dict[str, str]:
        """What every line says, by its code."""
        told = {one.code: one.title for one in self.periods}
        return told | {one.code: one.title for one in self.others}


def schedule() -> Schedule:
    """The schedule that holds here."""
    return read_schedule(settings.RETENTION)


@cache
def read_schedule(own: str) -> Schedule:
    """Our schedule, with the changes of the county's own file where there is one."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    periods = tuple(period_of(row) for row in table["period"])
    changes = changes_in(Path(own)) if own else {}
    unknown = sorted(changes.keys() - {one.code for one in periods})
    if unknown:
        raise ScheduleRefused(f"{own}: there is no period '{unknown[0]}' to change.")
    return Schedule(
        periods=tuple(changed(one, changes.get(one.code, {}), own) for one in periods),
        others=tuple(Other(**row) for row in table["other"]),
    )


def period_of(row: dict[str, Any]) -> Period:
    return Period(**{**row, "since": Since(row["since"]), "whose": Whose(row["whose"])})


def changes_in(file: Path) -> dict[str, dict[str, Any]]:
    """What the county's file changes, by period."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise ScheduleRefused(f"{file} cannot be read as TOML: {type(problem).__name__}.") from None
    return dict(table.get("periods", {}))


def changed(period: Period, change: dict[str, Any], own: str) -> Period:
    """A period as the county has it; a change must say who says so."""
    if not change:
        return period
    strange = sorted(change.keys() - MAY_CHANGE)
    if strange:
        raise ScheduleRefused(f"{own}: '{strange[0]}' of the period '{period.code}' cannot be changed.")
    if not str(change.get("source", "")).strip():
        raise ScheduleRefused(f"{own}: the period '{period.code}' is changed; add source, to say who says so.")
    for name in ("years", "years_if_seventeen"):
        years = change.get(name, 1)
        if not isinstance(years, int) or isinstance(years, bool) or not 1 <= years <= LONGEST:
            raise ScheduleRefused(f"{own}: '{name}' of the period '{period.code}' must be 1 to {LONGEST} years.")
    return replace(period, **change)
