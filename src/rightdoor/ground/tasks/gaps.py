"""Stretches of the coming days in which nobody answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from rightdoor.ground.access.models import Partnership
from rightdoor.ground.tasks.models import Shift
from rightdoor.ground.tasks.protocol import ON_CALL, hours

LOOK_AHEAD = timedelta(days=14)
Spell = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Gap:
    """Nobody answers for an area from one moment to another."""

    area: str
    kind: str  # the turn that is missing
    starts_at: datetime
    ends_at: datetime


def gaps(partnership: Partnership, area: str, at: datetime) -> list[Gap]:
    """Every gap of one area in the coming fourteen days, in order."""
    until = at + LOOK_AHEAD
    turns = Shift.objects.of_area(area).between(at, until).filter(partnership=partnership, account__is_active=True)
    taken: dict[str, list[Spell]] = {}
    for kind, starts_at, ends_at in turns.values_list("kind", "starts_at", "ends_at"):
        taken.setdefault(kind, []).append((starts_at, ends_at))
    opened = list(hours().openings(area, at, until))
    answering = [spell for kind in Shift.Kind.values for spell in taken.get(kind, [])]
    found = [Gap(area, Shift.Kind.DUTY, *spell) for spell in uncovered(opened, answering)]
    if hours().out_of_hours(area) == ON_CALL:
        shut = list(uncovered([(at, until)], opened))
        found += [Gap(area, Shift.Kind.ON_CALL, *spell) for spell in uncovered(shut, taken.get(Shift.Kind.ON_CALL, []))]
    return sorted(found, key=lambda gap: gap.starts_at)


def uncovered(wanted: Iterable[Spell], given: Iterable[Spell]) -> Iterator[Spell]:
    """What is left of the wanted stretches when the given ones are taken away."""
    cuts = sorted(given)
    for begins, ends in wanted:
        start = begins
        for since, until in cuts:
            if since < ends and until > start:
                if since > start:
                    yield start, since
                start = max(start, until)
        if start < ends:
            yield start, ends
