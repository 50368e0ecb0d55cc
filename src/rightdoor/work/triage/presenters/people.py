"""Whom a request is about and who asked, in the words of the working face."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from rightdoor.pure.rules.days import age_on, day_of
from rightdoor.records.directory.queries import area_named
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.lifecycle import Priority
from rightdoor.work.referrals.models import Asker

NO_NAME = "No name given"
ASKED_BY = {
    Asker.ME: "themselves",
    Asker.CHILD: "a parent or carer",
    Asker.SOMEONE: "a professional",
    Asker.GROUP: "a group",
}
PRIORITIES = {
    Priority.EMERGENCY: "Emergency",
    Priority.VERY_URGENT: "Very urgent",
    Priority.URGENT: "Urgent",
    Priority.ROUTINE: "Routine",
}


def called(person: Person | None) -> str:
    """What they are called; that nobody gave a name."""
    return (person.preferred_name if person else "") or _(NO_NAME)


def age_of(born_on: date | None, said: int | None, at: datetime) -> int | None:
    """How old they are that day, as far as it is known."""
    return age_on(born_on, day_of(at)) if born_on else said


def place(area: str) -> str:
    """What people call an area; that it is not known where nobody said."""
    found = area_named(area) if area else None
    return found.name if found else "area not known"


def asked_by(asker: str, role: str = "") -> str:
    """Who asked: themselves, or in which role."""
    if asker == Asker.SOMEONE and role:
        return role
    words = ASKED_BY[Asker(asker)]
    return words[:1].upper() + words[1:]
