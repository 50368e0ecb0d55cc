"""Whoever a complaint is about knows nothing of it, by any route; the record of the child stays as it is for them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.handing_back import hand_back
from rightdoor.ground.tasks.models import Task
from rightdoor.work.listening import policy
from rightdoor.work.listening.answered import HEARING
from rightdoor.work.listening.models import Complaint
from rightdoor.work.listening.queries import COMPLAINT
from rightdoor.work.safeguarding.models import RedFlag


class NotOneselfHere(Exception):
    """Somebody else must say that of you, or nobody of the partnership is called that."""


def shut_out(complaint: Complaint, account: Account, *, source: str, at: datetime) -> None:
    """From now on there is no such complaint for them, nor the flag that it raised; their tasks about it go to others.

    Said twice it is said once.
    """
    flags = list(RedFlag.objects.about(COMPLAINT, complaint.pk))
    for thing in (complaint, *flags):
        Relation.objects.current(at).get_or_create(
            account=account, kind=Tie.EXCLUDED, about_kind=kind_of(thing), about_id=thing.pk,
            defaults={"partnership_id": complaint.partnership_id, "starts_at": at, "source": source[:120]},
        )  # fmt: skip
    with acting(HEARING, at):
        for thing in (complaint, *flags):  # what they had in hand of it would wait for nobody
            for task in Task.objects.open().about(kind_of(thing), thing.pk).filter(owner=account):
                hand_back(task_id=task.pk, whose=account, by=HEARING, at=at)


@transaction.atomic
def exclude(*, complaint_id: UUID, account_id: UUID, by: Account, at: datetime) -> None:
    """A reader says whom it is about: for them it is gone."""
    complaint = Complaint.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=complaint_id)
    require(rule_on(by, policy.EXCLUDE, complaint, at=at))
    account = Account.objects.filter(partnership_id=complaint.partnership_id, pk=account_id).first()
    if account is None or account == by:
        raise NotOneselfHere(NotOneselfHere.__doc__)
    shut_out(complaint, account, source=f"said by {by.name}", at=at)
    record(policy.EXCLUDE, about=complaint, by=by, at=at, account=str(account.pk))
