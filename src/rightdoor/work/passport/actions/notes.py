"""Opening one's own notes, and taking them off the page."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.passport.actions.telling import theirs
from rightdoor.work.safetyplans.actions.sharing import take_off_own_page
from rightdoor.work.safetyplans.policy import KEEP_OWN, OPEN_OWN


@transaction.atomic
def open_notes(*, referral_id: UUID, by: Actor, at: datetime) -> None:
    """That somebody with the code and the word read them is on record, for the young person to see."""
    referral = theirs(referral_id)
    require(rule_on(by, OPEN_OWN, referral.person, at=at))
    record(OPEN_OWN, about=referral, by=by, at=at, shown=[referral.pk])


@transaction.atomic
def keep_on_phone(*, referral_id: UUID, by: Actor, at: datetime) -> None:
    """That it was done is on record, without a word, a name or a phone."""
    referral = theirs(referral_id)
    require(rule_on(by, KEEP_OWN, referral.person, at=at))
    record(KEEP_OWN, about=referral, by=by, at=at)


@transaction.atomic
def take_off(*, referral_id: UUID, by: Actor, at: datetime) -> int:
    """They are on this page no more, whichever request opened it; those who work with them keep the plan."""
    person = theirs(referral_id).person
    return take_off_own_page(person=person, by=by, at=at) if person else 0
