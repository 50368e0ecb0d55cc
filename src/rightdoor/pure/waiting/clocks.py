"""Two clocks of one wait, side by side: the service's own, and the national one.

The service's own runs from when it accepted until help began.  The national one runs from when the request came until
a first measure, an assessment, a plan and an intervention are all recorded; a first talk alone does not stop it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Mark(StrEnum):
    """What must be recorded before the national clock says that help started."""

    BASELINE = "baseline"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    INTERVENTION = "intervention"


@dataclass(frozen=True, slots=True)
class Spell:
    """The days of one spell of help, as far as they are recorded.  None is not recorded."""

    asked_on: date
    accepted_on: date | None = None
    started_on: date | None = None
    over_on: date | None = None  # it ended, with help or without
    baseline: date | None = None
    assessment: date | None = None
    plan: date | None = None
    intervention: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """From when a clock runs, when it stopped, how many days it shows, and what is missing before it can stop."""

    since: date | None
    until: date | None  # None while it runs, or where it never could
    days: int | None
    missing: tuple[Mark, ...] = ()
    over_without: bool = False  # the spell is over, and the clock never stopped by what it waits for


def local_clock(spell: Spell, today: date) -> Clock:
    """From accepted to begun.  Before it is accepted it does not run."""
    if spell.accepted_on is None or spell.accepted_on > today:
        return Clock(None, None, None)
    started = spell.started_on
    return shown(spell, spell.accepted_on, started if started is not None and started <= today else None, today)


def national_clock(spell: Spell, today: date) -> Clock:
    """From the request to the day on which the last of the four was recorded; and which of them are missing."""
    marks = {mark: recorded(spell, mark, today) for mark in Mark}
    missing = tuple(mark for mark, day in marks.items() if day is None)
    days = [day for day in marks.values() if day is not None]
    return shown(spell, spell.asked_on, None if missing else max(days), today, missing)


def recorded(spell: Spell, mark: Mark, today: date) -> date | None:
    """The day of a mark, where it is of this spell: not from before the request, not after the end, not yet to come."""
    day: date | None = getattr(spell, mark.value)
    last = today if spell.over_on is None else min(today, spell.over_on)
    return day if day is not None and spell.asked_on <= day <= last else None


def shown(spell: Spell, since: date, until: date | None, today: date, missing: tuple[Mark, ...] = ()) -> Clock:
    """A clock that stopped, that the end of the spell stopped, or that runs."""
    over = spell.over_on if spell.over_on is not None and spell.over_on <= today else None
    last = until or over or today
    return Clock(since, until, max(0, (last - since).days), missing, over_without=until is None and over is not None)


def side_by_side(spell: Spell, today: date) -> tuple[Clock, Clock]:
    """The service's own clock, and the national one."""
    return local_clock(spell, today), national_clock(spell, today)
