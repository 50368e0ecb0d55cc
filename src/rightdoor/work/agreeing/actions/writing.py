"""What staff record on the page of somebody's agreement: each asks first whether they may read of this person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.actions import judging, sharing
from rightdoor.records.agreements.actions.sharing import NotShared, Terms
from rightdoor.records.agreements.models import CapacityDoubt, Sharing
from rightdoor.records.people.models import Agreement, CompetenceDecision, Person
from rightdoor.work.agreeing.policy import DOUBT, JUDGE, WRITE
from rightdoor.work.referrals.actions.matching import rematch
from rightdoor.work.triage.actions.agreeing import write_agreement
from rightdoor.work.triage.actions.offering import NotQualified
from rightdoor.work.triage.queries import requests_read
from rightdoor.work.triage.who_may import is_qualified, why_not

REQUEST, PERSON = "referrals.referral", "people.person"


def person_for(act: str, person_id: UUID, *, by: Account, at: datetime) -> Person:
    """The person, if *by* may do this while they may read of them."""
    person = Person.objects.select_related("partnership").get(pk=person_id)
    require(rule_on(by, act, person, at=at))
    return person


@transaction.atomic
def write_answer(*, person_id: UUID, by: Account, at: datetime, **said: Any) -> Agreement:
    """Keep what somebody answered.  A no holds everything of this person that has not left yet."""
    person = person_for(WRITE, person_id, by=by, at=at)
    newest = requests_read(person, by, at)[0]
    return write_agreement(referral_id=newest.pk, by=by, at=at, **said)


@transaction.atomic
def decide_to_share(*, person_id: UUID, about_id: UUID, terms: Terms, by: Account, at: datetime) -> Sharing:
    """Share one request, or everything about the person, as the terms say."""
    person = person_for(WRITE, person_id, by=by, at=at)
    if about_id == person.pk:
        return sharing.share(person=person, about_kind=PERSON, about_id=person.pk, terms=terms, by=by, at=at)
    if not requests_read(person, by, at).filter(pk=about_id).exists():
        raise NotShared("Choose what is shared. Nothing was shared.")
    return sharing.share(person=person, about_kind=REQUEST, about_id=about_id, terms=terms, by=by, at=at)


@transaction.atomic
def stop_sharing(*, person_id: UUID, sharing_id: UUID, because: str, by: Account, at: datetime) -> Sharing:
    """End one decision to share."""
    person = person_for(WRITE, person_id, by=by, at=at)
    theirs = Sharing.objects.of(person).get(pk=sharing_id)
    return sharing.end_sharing(sharing_id=theirs.pk, because=because, by=by, at=at)


@transaction.atomic
def judge(*, person_id: UUID, by: Account, at: datetime, **found: Any) -> CompetenceDecision:
    """Judge one decision of a young person under 16; it can lift a hold, so it needs a qualification."""
    person = person_for(JUDGE, person_id, by=by, at=at)
    day = day_of(at)
    if not is_qualified(by, day):
        raise NotQualified(f"{why_not(by, day)} Everything you typed is kept.", [str(found["service"])])
    judged = judging.judge_one_decision(person=person, by=by, at=at, **found)
    for referral in requests_read(person, by, at).filter(closed_at__isnull=True):
        rematch(referral_id=referral.pk, by=by, at=at)
    return judged


@transaction.atomic
def doubt(*, person_id: UUID, by: Account, at: datetime, **found: str) -> CapacityDoubt:
    """Record a doubt about one decision."""
    return judging.doubt_capacity(person=person_for(DOUBT, person_id, by=by, at=at), by=by, at=at, **found)


@transaction.atomic
def settle(*, person_id: UUID, doubt_id: UUID, words: str, by: Account, at: datetime) -> CapacityDoubt:
    """Say what came of a doubt."""
    person = person_for(DOUBT, person_id, by=by, at=at)
    theirs = CapacityDoubt.objects.of(person).get(pk=doubt_id)
    return judging.settle_doubt(doubt_id=theirs.pk, words=words, by=by, at=at)
