"""Reading the page of a child: an act like any other."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.work.child.policy import SEE_CHILD
from rightdoor.work.sealing.policy import READ as READ_APART
from rightdoor.work.triage.reading import requests_about


@transaction.atomic(savepoint=False)
def read_child(*, person: Person, apart: Collection[UUID], by: Account, at: datetime) -> Person:
    """Put on record, before the page is drawn, which requests it tells of, and which parts that are kept apart."""
    require(rule_on(by, SEE_CHILD, person, at=at))
    record(SEE_CHILD, about=person, by=by, at=at, shown=[one.pk for one in requests_about(person, by, at)])
    if apart:
        record(READ_APART, about=person, by=by, at=at, shown=sorted(apart))
    return person
