"""Barring a member of staff from a person's records, with what that brings: others take on what was theirs."""

from collections.abc import Sequence
from datetime import datetime

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Conflict, Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.whom import PERSON, about_people
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.handing_back import hand_back, others
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.models import Person
from rightdoor.work.conflicts.actions.people_alike import keys_of
from rightdoor.work.conflicts.models import Block
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.models import Preparation

CONFLICT = System("conflict")


def bar(
    people: Sequence[Person], account: Account, reason: Conflict, source: str, *, made_by: Account | None, at: datetime,
    starts_at: datetime | None = None, ends_at: datetime | None = None,
) -> list[Block]:  # fmt: skip
    """Bar the account from these records, each once; what they had in hand there goes to others."""
    ties = Relation.objects.of(account, Tie.BLOCK).current(at).filter(about_kind=PERSON)
    barred = set(ties.values_list("about_id", flat=True))
    new = [one for one in people if one.pk not in barred]
    let_go(new, account, at=at)
    return [
        Block.objects.create(
            partnership=one.partnership, account=account, person=one, source=source, made_at=at, made_by=made_by,
            relation=Relation.objects.create(
                partnership=one.partnership, account=account, kind=Tie.BLOCK, about_kind=PERSON, about_id=one.pk,
                reason=reason, starts_at=starts_at or at, ends_at=ends_at, source=source[:120],
            ),
        )
        for one in new
    ]  # fmt: skip


def let_go(people: Sequence[Person], account: Account, *, at: datetime) -> None:
    """Every task that waits for them waits for others; every request that they held needs another reader."""
    keys = keys_of(list(people))
    for task in Task.objects.open().filter(about_people(keys), owner=account):
        hand_back(task_id=task.pk, whose=account, by=CONFLICT, at=at)
    rows = Referral.objects.about(keys).filter(closed_at__isnull=True)
    for referral in rows.select_for_update(of=("self",)).select_related("partnership"):
        looking = referral.looking_id == account.pk
        if looking or Preparation.objects.filter(referral=referral, prepared_by=account).exists():
            raise_task(
                kind=Task.Kind.ANOTHER_READER, about=referral, partnership=referral.partnership, area=referral.area,
                to=others(referral, but=account, at=at), by=CONFLICT, at=at,
            )  # fmt: skip
        if looking:
            referral.looking, referral.looking_since = None, None
            referral.save(update_fields=["looking", "looking_since"])
