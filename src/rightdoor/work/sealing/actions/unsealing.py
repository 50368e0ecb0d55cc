"""Opening a sealed part to all who work on the request: one asks with a reason, a second agrees."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.bars import is_named
from rightdoor.ground.access.lifecycle import Label
from rightdoor.ground.access.models import Account, Sealable
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.two_people import same_person
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.actions import finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.sealing import policy
from rightdoor.work.sealing.actions.keeping_apart import (
    NoSuchPart,
    NotKeptApart,
    confirmed,
    locked_part,
    part_request,
)
from rightdoor.work.sealing.lifecycle import AGREED_WITHIN, SHORTEST, Ask
from rightdoor.work.sealing.models import Unsealing
from rightdoor.work.sealing.named import nameable, names_on

UNSEALER = System("unsealing")
ASKED_ALREADY = "Somebody has asked this already. It waits for a second person: that can be you."
ALONE = "Nobody else who is named works on this request now. Name a second person first."
SHORT = "Say in a sentence why it should be open to all who work on this request."
OVER = "This was answered already, or nobody agreed in time. Nothing was changed."


@transaction.atomic
def ask_to_unseal(*, part_id: UUID, reason: str, stepped_up: bool, by: Account, at: datetime) -> Unsealing:
    """Ask.  The others who are named are told that something waits for them, and not what."""
    confirmed(stepped_up)
    part = locked_part(part_id, policy.ASK, by=by, at=at)
    there = Unsealing.objects.open().about(part).first()
    if there is not None and there.agree_by <= at:
        lapse(there, by=UNSEALER, at=at)
        there = None
    if there is not None and there.asked_by_id != by.pk:
        raise NotKeptApart(ASKED_ALREADY)
    if there is not None:
        return there
    if len(reason.strip()) < SHORTEST:
        raise NotKeptApart(SHORT)
    others = seconds_to(part, by, at)
    if not others:
        raise NotKeptApart(ALONE)
    return put_to(part, others, reason.strip(), by=by, at=at)


def put_to(part: Sealable, others: list[Account], reason: str, *, by: Account, at: datetime) -> Unsealing:
    """Write the ask down and give it to the others."""
    due = catalogue().working_time.due(at, AGREED_WITHIN).at
    unsealing = Unsealing.objects.create(
        partnership=by.partnership, about_kind=kind_of(part), about_id=part.pk, section=part.section, reason=reason,
        asked_by=by, asked_at=at, agree_by=due,
    )  # fmt: skip
    record(policy.ASK, about=unsealing, by=by, at=at, part=str(part.pk))
    raise_task(
        kind=Task.Kind.SECOND_AGREES, about=unsealing, partnership=by.partnership, area=part_request(part).area,
        acknowledge_by=due, to=others, climbs=False, by=by, at=at,
    )  # fmt: skip
    return unsealing


def seconds_to(part: Sealable, first: Account, at: datetime) -> list[Account]:
    """Whoever else is named, works on the request now and is another person."""
    here = nameable(part_request(part), at).filter(pk__in=names_on(part, at).values("account"))
    return [one for one in here if not same_person(first, one)]


@transaction.atomic
def answer_ask(*, unsealing_id: UUID, agrees: bool, stepped_up: bool, by: Account, at: datetime) -> Unsealing:
    """The second person agrees, and the part is as any other; or wants it kept apart.  Answered twice is once."""
    confirmed(stepped_up)
    mine = Unsealing.objects.visible_to(by, at).filter(pk=unsealing_id).select_related("asked_by")
    unsealing = mine.select_for_update(of=("self",)).first()
    if unsealing is None:
        raise NoSuchPart
    if unsealing.answered_by_id == by.pk:
        return unsealing
    if unsealing.stage != Ask.OPEN or unsealing.agree_by <= at:
        raise NotKeptApart(OVER)
    require(rule_on(by, policy.ANSWER, unsealing, at=at))
    part = locked_part(unsealing.about_id, policy.READ, by=by, at=at)
    if agrees and not is_named(unsealing.asked_by, part, at):
        raise NotKeptApart(OVER)
    settle(unsealing, Ask.AGREED if agrees else Ask.REFUSED, by=by, at=at)
    if agrees:
        open_part(part, at)
    record(policy.ANSWER, about=unsealing, by=by, at=at, agrees=agrees, part=str(unsealing.about_id))
    return unsealing


def settle(unsealing: Unsealing, stage: Ask, *, by: Account | None, at: datetime) -> None:
    """Its end, and the end of the task."""
    unsealing.move_to(stage)
    unsealing.answered_by, unsealing.answered_at = by, at
    unsealing.save(update_fields=["stage", "answered_by", "answered_at"])
    for task in Task.objects.open().filter(kind=Task.Kind.SECOND_AGREES).about(kind_of(unsealing), unsealing.pk):
        finish(task_id=task.pk, outcome="Answered" if by else "Nobody agreed in time", by=UNSEALER, at=at)


def open_part(part: Sealable, at: datetime) -> None:
    """From now on it is as any other part; nobody is named on it any more, nor need be."""
    named = list(names_on(part, at))
    for task in Task.objects.open().filter(kind=Task.Kind.NAME_ANOTHER).about(kind_of(part), part.pk):
        finish(task_id=task.pk, outcome="It was opened again", by=UNSEALER, at=at)
    part.label = Label.ORDINARY
    part.save(update_fields=["label"])
    for relation in named:
        relation.ends_at = at
        relation.save(update_fields=["ends_at"])


@transaction.atomic
def lapse_asks(*, by: System, at: datetime) -> int:
    """End every ask that nobody agreed to in time; the number of them."""
    late = list(Unsealing.objects.overdue(at).select_for_update(of=("self",), skip_locked=True))
    for one in late:
        lapse(one, by=by, at=at)
    return len(late)


def lapse(unsealing: Unsealing, *, by: System, at: datetime) -> None:
    require(rule_on(by, policy.LAPSE, unsealing, at=at))
    settle(unsealing, Ask.LAPSED, by=None, at=at)
    record(policy.LAPSE, about=unsealing, by=by, at=at)
