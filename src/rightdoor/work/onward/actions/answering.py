"""The other side of the handshake: received, then accepted, or returned with a reason; two returns call the panel."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.actions import finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.work.onward.lifecycle import TO_PANEL_AFTER, State
from rightdoor.work.onward.models import IllegalMove, Onward
from rightdoor.work.onward.policy import ANSWER, CALL
from rightdoor.work.support.actions.opening import opened
from rightdoor.work.support.policy import OPEN_EPISODE

ANSWERED = "They answered"


def held(onward_id: UUID, *, by: Account, at: datetime) -> Onward:
    """It, as it is now, where *by* may answer it; nobody else changes it meanwhile."""
    rows = Onward.objects.select_for_update(of=("self",)).select_related(
        "episode", "referral__partnership", "partnership"
    )
    onward: Onward = rows.get(pk=onward_id)
    require(rule_on(by, ANSWER, onward, at=at))
    return onward


@transaction.atomic
def receive(*, onward_id: UUID, who: str, reference: str = "", by: Account, at: datetime) -> Onward:
    """Somebody there has it: who, and where they work elsewhere, under which reference.  Twice is once."""
    onward = held(onward_id, by=by, at=at)
    if onward.state == State.RECEIVED:
        return onward
    if not who.strip() or (not onward.goes_inside and not reference.strip()):
        raise IllegalMove("Say who has it there, and under which reference. It counts as received only then.")
    onward.become(State.RECEIVED, at)
    onward.received_at, onward.received_by, onward.reference = at, who.strip(), reference.strip()
    onward.save(update_fields=["state", "received_at", "received_by", "reference"])
    record(ANSWER, about=onward, by=by, at=at, step="received")
    return onward


@transaction.atomic
def accept(*, onward_id: UUID, words: str = "", by: Account, at: datetime) -> Onward:
    """They take the child on.  A service that works here has them on its list from now, as urgent as they were.

    Whoever still waits counts as waiting since they did there: a transfer never begins it anew.
    """
    onward = held(onward_id, by=by, at=at)
    if onward.state == State.ACCEPTED:
        return onward
    onward.become(State.ACCEPTED, at)
    onward.answer, onward.answered_by = words.strip(), by
    if onward.goes_inside:
        require(rule_on(by, OPEN_EPISODE, onward.referral, at=at))
        onward.opened = opened(onward.referral, onward.service, by=by, at=at, like=onward.episode)
    onward.save(update_fields=["state", "answered_at", "answer", "answered_by", "opened"])
    record(ANSWER, about=onward, by=by, at=at, step="accepted")
    settle_late(onward, at)
    return onward


@transaction.atomic
def give_back(*, onward_id: UUID, because: str, by: Account, at: datetime) -> Onward:
    """They cannot take the child on, and say why.  Nothing is closed: it stays with whoever sent it.

    Where it is the second of a request, a person at the front door brings it to the panel.
    """
    onward = held(onward_id, by=by, at=at)
    if not because.strip():
        raise IllegalMove("Say why it comes back, and what would fit better if you know. Nothing was changed.")
    onward.become(State.RETURNED, at)
    onward.answer, onward.answered_by = because.strip(), by
    onward.nth_return = Onward.objects.filter(referral=onward.referral_id).returned().count() + 1
    onward.save(update_fields=["state", "answered_at", "answer", "answered_by", "nth_return"])
    record(ANSWER, about=onward, by=by, at=at, step="returned")
    settle_late(onward, at)
    if onward.nth_return >= TO_PANEL_AFTER:
        call(onward, Task.Kind.TO_PANEL, by=by, at=at)
    return onward


def settle_late(onward: Onward, at: datetime) -> None:
    """They answered, so nobody chases it any more."""
    for task in Task.objects.open().filter(kind=Task.Kind.NOT_ANSWERED).about(kind_of(onward), onward.pk):
        finish(task_id=task.pk, outcome=ANSWERED, by=System("onward"), at=at)


def call(onward: Onward, kind: str, *, by: Actor, at: datetime) -> Task:
    """Call a person at the front door about it."""
    require(rule_on(by, CALL, onward, at=at))
    return raise_task(kind=kind, about=onward, partnership=onward.partnership, area=onward.area, by=by, at=at)
