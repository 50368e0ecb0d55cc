"""What is kept apart lasts: when somebody who is named leaves, those who stay are asked to name another."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Label
from rightdoor.ground.access.models import Account, Sealable
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.actions import finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.reading import still_read
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.referrals.models import Referral
from rightdoor.work.sealing import policy
from rightdoor.work.sealing.lifecycle import AGREED_WITHIN
from rightdoor.work.sealing.named import enough, nameable, names_on
from rightdoor.work.sealing.parts import KINDS, request_of, rows_of

WATCH = System("naming")


def call_for_names(*, by: System, at: datetime) -> int:
    """Ask for another name on every part that too few can read now; the number of new tasks."""
    return sum(call_for_one(part, referral, readers, by=by, at=at) for part, referral, readers in short_of_readers(at))


@transaction.atomic
def call_for_one(part: Sealable, referral: Referral, readers: list[Account], *, by: System, at: datetime) -> int:
    """Ask those who are left, once; where nobody is left there is nobody who may be told."""
    asked = Task.objects.open().filter(kind=Task.Kind.NAME_ANOTHER).about(kind_of(part), part.pk).exists()
    if asked or not readers:
        return 0
    require(rule_on(by, policy.CALL, part, at=at))
    record(policy.CALL, about=part, by=by, at=at, readers=len(readers))
    raise_task(
        kind=Task.Kind.NAME_ANOTHER, about=part, partnership=referral.partnership, area=referral.area,
        acknowledge_by=catalogue().working_time.due(at, AGREED_WITHIN).at, to=readers, climbs=False, by=by, at=at,
    )  # fmt: skip
    return 1


def short_of_readers(at: datetime) -> Iterator[tuple[Sealable, Referral, list[Account]]]:
    """The sealed parts of requests that are still read and that too few can read, with those who still can."""
    for kind in KINDS:
        for part in rows_of(kind).filter(label=Label.SEALED).order_by("pk"):
            referral = request_of(part)
            if referral is None or not still_read(referral.closed_at, at):
                continue
            named: set[UUID] = {one.account_id for one in names_on(part, at)}
            if not enough(named, referral, at):
                yield part, referral, list(nameable(referral, at).filter(pk__in=named))


def settle_call(part: Sealable, referral: Referral, at: datetime) -> None:
    """Somebody was named: where that is enough, nothing more is asked."""
    if not enough({one.account_id for one in names_on(part, at)}, referral, at):
        return
    for task in Task.objects.open().filter(kind=Task.Kind.NAME_ANOTHER).about(kind_of(part), part.pk):
        finish(task_id=task.pk, outcome="Enough people can read it again", by=WATCH, at=at)
