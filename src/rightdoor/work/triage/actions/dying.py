"""A child's death, recorded from the page of a request, for every request that is about the same child."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.people.dying import record_death
from rightdoor.records.people.models import Death
from rightdoor.records.people.policy import RECORD_DEATH
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.queries import where_leading


class NobodyHere(Exception):
    """This request is about a group.  Nothing was changed."""


@transaction.atomic
def read_for(*, referral: Referral, twins: Sequence[UUID], by: Account, at: datetime) -> None:
    """Put on record, before the page is drawn, that somebody sees whom it is about, and who may be the same child."""
    require(rule_on(by, RECORD_DEATH, referral, at=at))
    record("triage.death_read", about=referral, by=by, at=at, shown=twins)


@transaction.atomic
def record_for(
    *, referral_id: UUID, also: Sequence[str], told_by: str, died_on: date | None, by: Account, at: datetime
) -> Death:
    """Record it for whom this request is about, and for those whom a person has said to be the same child."""
    rows = where_leading(by, at).filter(pk__in=[referral_id, *also]).select_related("person")
    found = {row.pk: row for row in rows}
    first = found.pop(referral_id)
    if first.person is None:
        raise NobodyHere(NobodyHere.__doc__)
    people = {row.person_id: row for row in [first, *found.values()] if row.person is not None}
    made = [
        record_death(person=row.person, died_on=died_on, told_by=told_by, area=row.area, by=by, at=at)
        for row in people.values()
        if row.person is not None
    ]
    return made[0]
