"""Who answers: the duty owner of an area at a moment, the second person, and the leads when there is nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.tasks.models import Shift
from rightdoor.ground.tasks.protocol import ON_CALL, hours
from rightdoor.pure.rules.days import day_of

LOOK_AHEAD = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Answerers:
    """Who is told, and the one of them who owns it where there is one."""

    owner: Account | None
    told: tuple[Account, ...]
    nobody_on_rota: bool = False


def answerers(partnership: Partnership, area: str, at: datetime) -> Answerers:
    """Who is told at once about what came in at *at*.

    Where the area is not known every area's duty is told and the first to acknowledge owns it.
    With nobody on the rota every safeguarding lead of the partnership is told.
    """
    areas = [area] if area else list(hours().areas())
    told = once(person for one in areas for person in first_in_line(partnership, one, at))
    if not told:
        return Answerers(owner=None, told=leads(partnership, "", at), nobody_on_rota=True)
    return Answerers(owner=told[0] if area or len(told) == 1 else None, told=told)


def unbarred(line: Answerers, about: Any, partnership: Partnership, area: str, at: datetime) -> Answerers:
    """The same without whoever may know nothing of the person: the task would not be there for them."""
    told = tuple(one for one in line.told if not has_conflict(one, about, at))
    if told == line.told:
        return line
    if not told:
        told = tuple(one for one in leads(partnership, area, at) if not has_conflict(one, about, at))
    return Answerers(owner=told[0] if told and line.owner else None, told=told, nobody_on_rota=line.nobody_on_rota)


def answering(thing: Any, at: datetime) -> Answerers:
    """Who answers for a task, or for anything of an area, and may know of it."""
    line = answerers(thing.partnership, thing.area, at)
    return unbarred(line, thing, thing.partnership, thing.area, at)


def first_in_line(partnership: Partnership, area: str, at: datetime) -> list[Account]:
    """Duty while the door is open; on call when it is shut; else whoever has the first turn at opening."""
    if hours().is_open(area, at):
        return first_found(partnership, area, at, Shift.Kind.DUTY, Shift.Kind.SECOND, Shift.Kind.ON_CALL)
    if hours().out_of_hours(area) == ON_CALL:
        return first_found(partnership, area, at, Shift.Kind.ON_CALL)
    opening = next(iter(hours().openings(area, at, at + LOOK_AHEAD)), None)
    if opening is None:
        return []
    return first_found(partnership, area, opening[0], Shift.Kind.DUTY, Shift.Kind.SECOND)


def second_in_line(partnership: Partnership, area: str, at: datetime) -> tuple[Account, ...]:
    """The second person of an area; of every area where it is not known."""
    areas = [area] if area else list(hours().areas())
    kinds = (Shift.Kind.SECOND, Shift.Kind.ON_CALL)
    return once(
        person
        for one in areas
        for person in first_found(partnership, one, at, *(kinds if hours().is_open(one, at) else kinds[1:]))
    )


def first_found(partnership: Partnership, area: str, at: datetime, *kinds: Shift.Kind) -> list[Account]:
    """The people of the first kind of turn that anybody has at that moment."""
    running = Shift.objects.running(at).filter(partnership=partnership, area=area, account__is_active=True)
    turns = list(running.select_related("account").order_by("starts_at", "id"))
    for kind in kinds:
        found = [turn.account for turn in turns if turn.kind == kind]
        if found:
            return found
    return []


def leads(partnership: Partnership, area: str, at: datetime) -> tuple[Account, ...]:
    """The safeguarding leads of an area; where it has none, or is not known, those of the whole partnership."""
    day = day_of(at)
    current = Q(roles__ends_on__isnull=True) | Q(roles__ends_on__gte=day)
    everyone = Account.objects.filter(
        current, partnership=partnership, is_active=True, roles__role=Role.SAFEGUARDING_LEAD, roles__starts_on__lte=day
    ).order_by("id")
    here = once(everyone.filter(Q(roles__area="") | Q(roles__area=area))) if area else ()
    return here or once(everyone)


def once(people: Iterable[Account]) -> tuple[Account, ...]:
    """Each person once, in the order in which they were found."""
    return tuple({person.pk: person for person in people}.values())
