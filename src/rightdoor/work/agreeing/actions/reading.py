"""Reading what somebody agreed to, and what was shared with oneself: acts like any other, so they are on record."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.bars import bar_on
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.people.models import Person
from rightdoor.work.agreeing.policy import SEE, SEE_SHARED
from rightdoor.work.passport.whose import requests_of


@transaction.atomic
def read_agreements(*, person_id: UUID, by: Account, at: datetime) -> Person:
    """Everything that was asked, answered and shared of one person."""
    person = Person.objects.select_related("partnership").get(pk=person_id)
    require(rule_on(by, SEE, person, at=at))
    record(SEE, about=person, by=by, at=at, shown=requests_of(person))
    return person


@transaction.atomic
def list_shared(*, by: Account, at: datetime) -> list[Sharing]:
    """What is shared with them now, but for anybody of whom they may know nothing."""
    require(rule_on(by, SEE_SHARED, None, at=at))
    rows = Sharing.objects.with_account(by).running(at).select_related("person", "decided_by").order_by("ends_at", "id")
    shown = [one for one in rows if not bar_on(by, one, at)]
    record(SEE_SHARED, about=None, by=by, at=at, shown=[one.pk for one in shown])
    return shown
