"""How long each stage of a complaint may take, and who comes after the last, read from ``stages.toml``."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from rightdoor.pure.rules.clocks import Due
from rightdoor.records.directory.reading import catalogue, county
from rightdoor.work.listening.lifecycle import Procedure, Stage


@dataclass(frozen=True, slots=True)
class Length:
    """One stage: what it is, its working days, and those it may take at the most, with when."""

    title: str
    days: int
    longer: int
    longer_when: str


@dataclass(frozen=True, slots=True)
class Ombudsman:
    """To whom people can go at the end."""

    name: str
    phone: str
    site: str


@cache
def table() -> dict[str, Any]:
    return tomllib.loads(files("rightdoor.work.listening").joinpath("stages.toml").read_text(encoding="utf-8"))


@cache
def lengths() -> dict[Stage, Length]:
    """The statutory stages."""
    return {Stage(name): Length(**row) for name, row in table().items() if name in set(Stage)}


@cache
def ombudsman() -> Ombudsman:
    return Ombudsman(**table()["ombudsman"])


def due_for(procedure: str, stage: Stage, *, area: str, start: datetime, longer: bool = False) -> Due | None:
    """When a stage that began at *start* must be answered; None where a county's own procedure names no days."""
    if procedure == Procedure.STATUTORY:
        found = lengths()[stage]
        days: int | None = found.longer if longer else found.days
    else:
        days = county().complaints.get(area)
    return None if days is None else catalogue().working_time.due(start, timedelta(days=days))
