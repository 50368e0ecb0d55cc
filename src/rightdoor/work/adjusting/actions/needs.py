"""What staff record about what somebody needs: each asks first whether they may read of this person."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.adjustments import actions
from rightdoor.records.adjustments.lifecycle import Kind, Whose
from rightdoor.records.adjustments.models import CommunicationNeed
from rightdoor.records.people.models import Person
from rightdoor.work.adjusting.policy import SEE, WRITE
from rightdoor.work.passport.whose import requests_of


def person_for(act: str, person_id: UUID, *, by: Account, at: datetime) -> Person:
    """The person, if *by* may do this while they may read of them."""
    person = Person.objects.select_related("partnership").get(pk=person_id)
    require(rule_on(by, act, person, at=at))
    return person


@transaction.atomic
def read_needs(*, person_id: UUID, by: Account, at: datetime) -> Person:
    """Reading them is an act like any other, so it is on record."""
    person = person_for(SEE, person_id, by=by, at=at)
    record(SEE, about=person, by=by, at=at, shown=requests_of(person))
    return person


@transaction.atomic
def write_need(
    *, person_id: UUID, whose: Whose, kind: Kind, language: str, words: str, source: str, by: Account, at: datetime
) -> CommunicationNeed:
    """Keep what somebody needs."""
    person = person_for(WRITE, person_id, by=by, at=at)
    return actions.note_need(
        person=person, whose=whose, kind=kind, language=language, words=words, source=source, by=by, at=at
    )


@transaction.atomic
def confirm_need(*, person_id: UUID, need_id: UUID, by: Account, at: datetime) -> CommunicationNeed:
    """It is still so."""
    theirs = CommunicationNeed.objects.of(person_for(WRITE, person_id, by=by, at=at)).get(pk=need_id)
    return actions.look_again(need_id=theirs.pk, by=by, at=at)


@transaction.atomic
def end_need(*, person_id: UUID, need_id: UUID, because: str, by: Account, at: datetime) -> CommunicationNeed:
    """It is not there any more."""
    theirs = CommunicationNeed.objects.of(person_for(WRITE, person_id, by=by, at=at)).get(pk=need_id)
    return actions.end_need(need_id=theirs.pk, because=because, by=by, at=at)
