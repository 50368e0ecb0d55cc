"""What the first page says of itself: the four ways of asking, and when a person reads."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.ground.design.when import hour
from rightdoor.ground.tasks.protocol import ON_CALL, hours
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.referrals.presenters.reading_times import closing, opening, when_words


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking."""

    who: str
    text: str
    small: str


def ways_in() -> list[Way]:
    """Ask for whom: each leads to the same first page of asking, with its answer chosen."""
    return [
        Way("me", noop("For me"), noop("You can ask by yourself, at any age")),
        Way("child", noop("For my child"), noop("Or a child you look after")),
        Way("work", noop("For someone I work with"), noop("School, surgery, social care, youth work")),
        Way("group", noop("For a group or class"), noop("Workshops and group programmes")),
    ]


def reading_hours() -> str:
    """When requests are read, by the clock of this county."""
    working = catalogue().working_time
    hours = {"opens": hour(working.opens), "closes": hour(working.closes)}
    return _("Monday to Friday, %(opens)s to %(closes)s, not on bank holidays") % hours


def who_reads(area: str, at: datetime) -> str:
    """The truth of this moment, without the database: who the rota has on call is said where one asks for help."""
    areas = [area] if area in hours().areas() else list(hours().areas())
    if all(hours().is_open(one, at) for one in areas):
        return _("A person is reading now, until %(hour)s.") % {"hour": hour(min(closing(one, at) for one in areas))}
    opens = [moment for one in areas if not hours().is_open(one, at) and (moment := opening(one, at))]
    when = when_words(max(opens), at) if opens else _("when the front door opens again")
    alert = " " + _("If you tell us that you are in danger, someone on call is told.")
    on_call = all(hours().out_of_hours(one) == ON_CALL for one in areas)
    return _("Nobody is reading right now. A person reads it %(when)s.") % {"when": when} + (alert if on_call else "")
