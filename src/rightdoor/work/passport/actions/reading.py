"""Reading what a young person tells of themselves: an act like any other, which they see on their own page."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.work.passport.policy import SEE_TOLD
from rightdoor.work.passport.whose import requests_of


@transaction.atomic
def read_told(*, person_id: UUID, by: Account, at: datetime) -> Person:
    """Put on record that it is read, on every request behind which it may have been written."""
    person: Person = Person.objects.select_related("partnership").get(pk=person_id)
    require(rule_on(by, SEE_TOLD, person, at=at))
    record(SEE_TOLD, about=person, by=by, at=at, shown=requests_of(person))
    return person
