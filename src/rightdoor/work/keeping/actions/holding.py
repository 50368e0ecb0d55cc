"""Holds: placed by one person with a reason, ended by two."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.two_people import need_two
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import day_of
from rightdoor.work.keeping import policy
from rightdoor.work.keeping.held import held_by
from rightdoor.work.keeping.lifecycle import HoldReason
from rightdoor.work.keeping.models import Hold
from rightdoor.work.keeping.once import keep_once


class OnHold(Exception):
    """A court, an inquiry or a review needs the record."""

    def __init__(self) -> None:
        super().__init__("This record is on hold. Nothing of it may go until two people have ended the hold.")


class NotOnHold(Exception):
    """The hold has ended, or nobody has asked yet to end it."""


@transaction.atomic
def place_hold(
    *, partnership: Partnership, form_key: UUID, reason: HoldReason, words: str, starts_on: date, by: Account,
    at: datetime, record_kind: str = "", record_id: UUID | None = None,
) -> Hold:  # fmt: skip
    """Hold one record, or every record of the partnership; the same form twice is one hold."""
    hold = Hold(
        partnership=partnership, form_key=form_key, record_kind=record_kind, record_id=record_id, reason=reason,
        words=words, starts_on=starts_on, placed_by=by, placed_at=at,
    )  # fmt: skip
    require(rule_on(by, policy.HOLD, hold, at=at))
    kept, is_new = keep_once(hold)
    if is_new:
        record(policy.HOLD, about=kept, by=by, at=at, reason=reason.value, everything=record_id is None)
    return kept


@transaction.atomic
def ask_to_lift(*, hold_id: UUID, why_lifted: str, by: Account, at: datetime) -> Hold:
    """One person says why a hold may end; it goes on until a second person agrees."""
    hold = Hold.objects.visible_to(by, at).select_for_update(of=("self",)).get(pk=hold_id)
    require(rule_on(by, policy.LIFT, hold, at=at))
    if hold.lifted_at is not None:
        raise NotOnHold("This hold has already ended.")
    hold.lift_asked_by, hold.lift_asked_at, hold.why_lifted = by, at, why_lifted
    hold.save(update_fields=["lift_asked_by", "lift_asked_at", "why_lifted"])
    record("keeping.lift_asked", about=hold, by=by, at=at)
    return hold


@transaction.atomic
def lift_hold(*, hold_id: UUID, by: Account, at: datetime) -> Hold:
    """A second person agrees, and the hold ends."""
    hold = Hold.objects.visible_to(by, at).select_for_update(of=("self",)).get(pk=hold_id)
    require(rule_on(by, policy.LIFT, hold, at=at))
    if hold.lifted_at is not None or hold.lift_asked_at is None:
        raise NotOnHold("This hold has ended already, or nobody has said yet why it may end.")
    need_two(hold.lift_asked_by, by)
    hold.lifted_by, hold.lifted_at = by, at
    hold.save(update_fields=["lifted_by", "lifted_at"])
    record(policy.LIFT, about=hold, by=by, at=at)
    return hold


def is_held(key: UUID, partnership: Partnership, at: datetime) -> bool:
    """Whether anything keeps this record now."""
    return Hold.objects.filter(partnership=partnership).live(day_of(at)).filter(held_by(key, at)).exists()
