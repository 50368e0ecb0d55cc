"""A second manager agrees to a change of a service, or not; before it holds it can be withdrawn."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import day_of
from rightdoor.work.changing.actions.drafting import NotSo, held, hold_together, settled
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.policy import SETTLE, WITHDRAW
from rightdoor.work.changing.standing import KNOWN


@transaction.atomic
def settle_change(*, change_id: UUID, is_agreed: bool, because: str, by: Account, at: datetime) -> ServiceChange:
    """Agree to it, or not.  It never holds from a day before both had said so.  Raises NotSo."""
    one = held(change_id, SETTLE, by=by, at=at)
    if is_agreed:
        if one.asked_at is None or one.holds_from is None:
            raise NotSo("It is still being written. Nobody was asked yet. Nothing was changed.")
        one.holds_from = max(one.holds_from, day_of(at))
        hold_together(one, one.holds_from, at)
        transaction.on_commit(KNOWN.forget)
    return settled(one, is_agreed=is_agreed, because=because, act=SETTLE, by=by, at=at)


@transaction.atomic
def withdraw_change(*, change_id: UUID, by: Account, at: datetime) -> ServiceChange:
    """It was agreed and is not to hold after all.  Once it holds, another change undoes it.  Raises NotSo."""
    rows = ServiceChange.objects.select_for_update(of=("self",)).select_related("partnership")
    one: ServiceChange = rows.get(pk=change_id)
    require(rule_on(by, WITHDRAW, one, at=at))
    if not one.is_agreed or one.withdrawn_at is not None or one.holds_from is None:
        raise NotSo("It was not agreed, or was withdrawn already. Look again. Nothing was changed.")
    if one.holds_from <= day_of(at):
        raise NotSo("It holds already. Begin another change to undo it. Nothing was changed.")
    one.withdrawn_at, one.withdrawn_by = at, by
    one.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(WITHDRAW, about=one, by=by, at=at)
    transaction.on_commit(KNOWN.forget)
    return one
