"""Naming another on a sealed part, and taking a name away."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.audit.record import record
from rightdoor.work.sealing import policy
from rightdoor.work.sealing.actions.keeping_apart import (
    NOT_THEM,
    NotKeptApart,
    confirmed,
    locked_part,
    part_request,
    tie,
)
from rightdoor.work.sealing.actions.lasting import settle_call
from rightdoor.work.sealing.actions.unsealing import UNSEALER, lapse
from rightdoor.work.sealing.models import Unsealing
from rightdoor.work.sealing.named import enough, nameable, names_on

LAST = (
    "This name must stay: without it nobody who leads on safeguarding, or only one person, could read it. "
    "Name somebody else first."
)


@transaction.atomic
def name_another(*, part_id: UUID, account_id: UUID, stepped_up: bool, by: Account, at: datetime) -> Relation:
    """Name one more person.  Named twice is named once."""
    confirmed(stepped_up)
    part = locked_part(part_id, policy.NAME, by=by, at=at)
    account = nameable(part_request(part), at).filter(pk=account_id).first()
    if account is None:
        raise NotKeptApart(NOT_THEM)
    relation = tie(part, account, by=by, at=at)
    settle_call(part, part_request(part), at)
    record(policy.NAME, about=part, by=by, at=at, account=str(account.pk))
    return relation


@transaction.atomic
def take_name_away(*, part_id: UUID, account_id: UUID, stepped_up: bool, by: Account, at: datetime) -> None:
    """From now on this person does not read it any more.  Those who stay are two, and one of them leads."""
    confirmed(stepped_up)
    part = locked_part(part_id, policy.UNNAME, by=by, at=at)
    named = {one.account_id: one for one in names_on(part, at)}
    if account_id not in named:
        return
    referral = part_request(part)
    can_read = nameable(referral, at).filter(pk=account_id).exists()
    if can_read and not enough(named.keys() - {account_id}, referral, at):
        raise NotKeptApart(LAST)
    for theirs in Unsealing.objects.open().about(part).filter(asked_by_id=account_id):
        lapse(theirs, by=UNSEALER, at=at)
    relation = named[account_id]
    relation.ends_at = at
    relation.save(update_fields=["ends_at"])
    record(policy.UNNAME, about=part, by=by, at=at, account=str(account_id))
