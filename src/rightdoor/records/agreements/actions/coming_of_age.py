"""Noticing that somebody turned 18: a task on the day, because nothing from before counts as their word."""

from datetime import date, datetime

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.records.agreements.models import ComingOfAge
from rightdoor.records.agreements.policy import NOTICE_ADULT
from rightdoor.records.people.models import Person


@transaction.atomic
def notice_adult(
    *, person: Person, area: str, turned_on: date, acknowledge_by: datetime, by: System, at: datetime
) -> ComingOfAge | None:
    """Write it down once and give a person the task; nothing where it was noticed before."""
    coming = ComingOfAge(partnership=person.partnership, area=area, person=person, turned_on=turned_on, noticed_at=at)
    require(rule_on(by, NOTICE_ADULT, coming, at=at))
    if ComingOfAge.objects.filter(person=person).exists():
        return None
    coming.save(force_insert=True)
    record(NOTICE_ADULT, about=coming, by=by, at=at, step="noticed")
    raise_task(
        kind=Task.Kind.ASK_AS_ADULT, about=coming, partnership=person.partnership, area=area,
        acknowledge_by=acknowledge_by, by=by, at=at,
    )  # fmt: skip
    return coming
