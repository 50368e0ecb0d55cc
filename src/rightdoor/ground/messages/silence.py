"""Silence: nothing more is sent to anybody about a child, at once; and it can be lifted where it was a mistake."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages import policy
from rightdoor.ground.messages.asking import SILENT
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.ground.messages.protocol import needs_person

NOT_GONE = (Message.State.WAITING, Message.State.HELD, Message.State.STUCK)
LOOK_FIRST = "It was kept back by mistake. Read it before it goes"


def with_parents(plans: Iterable[UUID]) -> Q:
    """These plans, and those of parents that point at them."""
    keys = list(plans)
    return Q(pk__in=keys) | Q(child_id__in=keys)


@transaction.atomic
def fall_silent(*, plans: Iterable[UUID], by: Actor, at: datetime) -> list[UUID]:
    """Send nothing more by these plans, nor by the parents' plans beside them; the messages that were still here."""
    rows = ContactPlan.objects.select_for_update(of=("self",)).filter(with_parents(plans), account__isnull=True)
    quiet = list(rows)
    for plan in quiet:
        require(rule_on(by, policy.SILENCE, plan, at=at))
        if plan.silent_since is None:
            plan.silent_since = at
            plan.save(update_fields=["silent_since"])
            record("messages.silenced", about=plan, by=by, at=at)
    waiting = Message.objects.select_for_update(of=("self",)).filter(plan__in=quiet, state__in=NOT_GONE)
    return [keep_silent(message, by=by, at=at).pk for message in waiting]


def keep_silent(message: Message, *, by: Actor, at: datetime) -> Message:
    """This one does not go, and asks nobody anything."""
    message.state, message.why_held = Message.State.SILENT, SILENT
    message.save(update_fields=["state", "why_held"])
    record("messages.kept_silent", about=message, by=by, at=at, way=message.way)
    return message


@transaction.atomic
def end_silence(*, plans: Iterable[UUID], by: Actor, at: datetime) -> int:
    """It was a mistake: these people are written to again.  What was kept back waits for a person to read it first."""
    rows = ContactPlan.objects.select_for_update(of=("self",)).filter(with_parents(plans), silent_since__isnull=False)
    spoken = list(rows)
    for plan in spoken:
        require(rule_on(by, policy.SILENCE, plan, at=at))
        plan.silent_since = None
        plan.save(update_fields=["silent_since"])
        record("messages.silence_ended", about=plan, by=by, at=at)
    kept = list(Message.objects.select_for_update(of=("self",)).filter(plan__in=spoken, state=Message.State.SILENT))
    for message in kept:
        message.state, message.why_held = Message.State.HELD, LOOK_FIRST
        message.save(update_fields=["state", "why_held"])
        record("messages.held", about=message, by=by, at=at, way=message.way)
        needs_person(message, by=by, at=at)
    return len(kept)
