"""When a person reads what is written here: the truth of this moment, and no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import day_and_month, hour
from rightdoor.ground.tasks.models import Shift
from rightdoor.ground.tasks.protocol import ON_CALL, hours
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import area_named

AHEAD = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether somebody reads now, and in one or two sentences when they do."""

    now: bool
    words: str


def reading(area: str, at: datetime) -> Reading:
    """For one area; where it is not known, for every area of this site, and the most careful of them."""
    areas = [area] if area in hours().areas() else list(hours().areas())
    open_now = [one for one in areas if hours().is_open(one, at)]
    if len(open_now) == len(areas):
        closes = min(closing(one, at) for one in areas)
        return Reading(now=True, words=_("A person is reading now, until %(hour)s.") % {"hour": hour(closes)})
    closed = [one for one in areas if one not in open_now]
    opens = {one: opening(one, at) for one in closed}
    if open_now:
        return Reading(now=False, words=" ".join(in_area(one, opens.get(one), at) for one in areas))
    known = [moment for moment in opens.values() if moment is not None]
    when = when_words(max(known), at) if known else _("when the front door opens again")
    words = _("Nobody is reading now. A person reads it %(when)s.") % {"when": when}
    if on_call(closed, at):
        words += " " + _("A person on call is alerted too, if you say you are in danger.")
    return Reading(now=False, words=words)


def in_area(area: str, opens: datetime | None, at: datetime) -> str:
    """One area among several: reading now, or when."""
    found = area_named(area)
    name = found.name if found else area
    if opens is None:
        return _("In %(area)s a person is reading now.") % {"area": name}
    return _("In %(area)s a person reads it %(when)s.") % {"area": name, "when": when_words(opens, at)}


def on_call(areas: Iterable[str], at: datetime) -> bool:
    """Whether each area has chosen a rota for the night, and somebody is on it at this moment."""
    wanted = set(areas)
    if any(hours().out_of_hours(one) != ON_CALL for one in wanted):
        return False
    running = Shift.objects.running(at).filter(kind=Shift.Kind.ON_CALL, area__in=wanted)
    return wanted == set(running.values_list("area", flat=True))


def opening(area: str, at: datetime) -> datetime | None:
    """When the front door of an area opens next."""
    return next((begins for begins, _ends in hours().openings(area, at, at + AHEAD) if begins > at), None)


def closing(area: str, at: datetime) -> datetime:
    """When the front door that is open now closes."""
    return next((ends for begins, ends in hours().openings(area, at, at + AHEAD) if begins <= at < ends), at)


def when_words(moment: datetime, at: datetime) -> str:
    """Today at 9 am; tomorrow at 9 am; on Monday 9 March at 9 am."""
    days = (day_of(moment) - day_of(at)).days
    said = {0: _("today at %(hour)s"), 1: _("tomorrow at %(hour)s")}.get(days, _("on %(day)s at %(hour)s"))
    return said % {"day": day_and_month(moment), "hour": hour(moment)}
