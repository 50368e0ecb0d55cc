"""What a safeguarding lead does: finds the person, bars a member of staff, and ends that again."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.bars import bar_on
from rightdoor.ground.access.lifecycle import Conflict
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record, record_denial
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import LONDON
from rightdoor.work.conflicts import policy
from rightdoor.work.conflicts.actions.barring import CONFLICT, bar
from rightdoor.work.conflicts.actions.people_alike import sought
from rightdoor.work.conflicts.models import Block, Declaration

NOTHING = "We found nobody with that. Check each part. What they told is kept for new requests."


class NobodyFound(Exception):
    """There is no such record; for what is not there and for what is barred the words are the same."""


class StepFirst(Exception):
    """A second step comes before this."""


@transaction.atomic
def read_declaration(*, declaration_id: UUID, by: Account, at: datetime) -> Declaration:
    """What another told, for whoever settles it.  It is on record."""
    declaration = Declaration.objects.select_related("account").get(pk=declaration_id)
    require(rule_on(by, policy.SETTLE, declaration, at=at))
    record(policy.SETTLE, about=declaration, by=by, at=at, step="read")
    return declaration


@transaction.atomic
def list_blocks(*, by: Account, at: datetime) -> list[Block]:
    """Who is barred from whom, for whoever settles it.  Which were shown is on record."""
    require(rule_on(by, policy.SETTLE, None, at=at))
    rows = Block.objects.visible_to(by, at).current(at).select_related("account", "person", "relation")
    shown = [one for one in rows.order_by("account__name", "-made_at") if policy.anothers(by, one, at)]
    record("conflicts.listed", about=None, by=by, at=at, shown=[one.person_id for one in shown])
    return shown


@transaction.atomic
def make_block(
    *, account: Account, code: str, name: str, born_on: date | None, reason: Conflict, source: str,
    last_day: date | None, stepped_up: bool, by: Account, at: datetime,
) -> list[Block]:  # fmt: skip
    """Bar another member of staff from every record of one person, from now until a day, or for good."""
    require(rule_on(by, policy.MAKE, Block(account=account, partnership=by.partnership), at=at))
    require_step(stepped_up)
    found = sought(by.partnership, code=code, name=name, born_on=born_on)
    theirs = [one for one in found if not bar_on(by, one, at)]
    if not theirs:
        record_denial(policy.MAKE, about=found[0] if found else None, by=by, at=at, reason="nobody there for them")
        raise NobodyFound(NOTHING)
    ends_at = datetime.combine(last_day, time.max, LONDON) if last_day else None
    made = bar(theirs, account, reason, source, made_by=by, at=at, ends_at=ends_at)
    for one in theirs:
        record(policy.MAKE, about=one, by=by, at=at, reason=reason.value, whom=str(account.pk))
    return made


@transaction.atomic
def settle(*, declaration_id: UUID, by: Account, at: datetime) -> Declaration:
    """Nothing more is to be done about what they told."""
    declaration = Declaration.objects.select_for_update(of=("self",)).select_related("account").get(pk=declaration_id)
    require(rule_on(by, policy.SETTLE, declaration, at=at))
    if declaration.settled_at is None:
        declaration.settled_at, declaration.settled_by = at, by
        declaration.save(update_fields=["settled_at", "settled_by"])
        record(policy.SETTLE, about=declaration, by=by, at=at, step="settled")
    for task in Task.objects.open().about("conflicts.declaration", declaration.pk):
        finish(task_id=task.pk, outcome="Looked at", by=CONFLICT, at=at)
    return declaration


@transaction.atomic
def end_block(*, block_id: UUID, source: str, stepped_up: bool, by: Account, at: datetime) -> Block:
    """It does not hold any more: another than the one who was barred says so, and who told them."""
    rows = Block.objects.select_for_update(of=("self",)).select_related("relation", "account", "person")
    block = rows.get(pk=block_id)
    require(rule_on(by, policy.END, block, at=at))
    require_step(stepped_up)
    if block.ended_at is None:
        block.ended_at, block.ended_by, block.end_source = at, by, source.strip()
        block.save(update_fields=["ended_at", "ended_by", "end_source"])
        block.relation.ends_at = max(at, block.relation.starts_at)
        block.relation.save(update_fields=["ends_at"])
        record(policy.END, about=block, by=by, at=at, whom=str(block.account_id))
    return block


def require_step(stepped_up: bool) -> None:  # noqa: FBT001  the one thing it asks
    """Go on only where a second step was confirmed just now."""
    if not stepped_up:
        raise StepFirst("Confirm your second step first.")
