"""Raising what someone must do, answering it, and taking it further when nobody does."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from uuid import UUID

from django.db import IntegrityError, transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import Thing, kind_of, record
from rightdoor.ground.messages.actions import drop_message, queue_message, staff_plan, try_again
from rightdoor.ground.messages.models import Message, Way
from rightdoor.ground.tasks import policy
from rightdoor.ground.tasks.duty import LOOK_AHEAD, Answerers, answerers, answering, leads, second_in_line, unbarred
from rightdoor.ground.tasks.models import Notice, Shift, Task
from rightdoor.ground.tasks.protocol import hours
from rightdoor.pure.rules.days import LONDON

__all__ = [
    "acknowledge", "add_shifts", "answering", "end_shift", "escalate_overdue", "finish", "keep_message_back",
    "raise_task", "send_message_again", "tell_again",
]  # fmt: skip

OUTSIDE = "You have a task. Sign in to see it."
ESCALATED = "A task has not been answered. Sign in to see it."


class AnsweredAlready(Exception):
    """Somebody else has this task in hand."""


class NotAMessage(Exception):
    """The task is about something else than a message that was held."""


class DoneAlready(Exception):
    """This task was finished before."""


class NoWords(Exception):
    """A task is finished with words that say what was done."""


class NotOnThisRota(Exception):
    """Somebody of another partnership, or who has left, cannot be on duty here."""


@transaction.atomic
def raise_task(
    *,
    kind: str,
    about: Thing,
    partnership: Partnership,
    area: str,
    by: Actor,
    at: datetime,
    acknowledge_by: datetime | None = None,
    to: Sequence[Account] = (),
    climbs: bool = True,
) -> Task:
    """Give someone something to do, and tell them.  One open task of a kind about a thing: asking again finds it.

    Without *acknowledge_by* it must be acknowledged within the area's open minutes; without *to* it is for duty.
    What does not climb is told to nobody but *to*.
    """
    about_kind, about_id = kind_of(about), UUID(str(about.pk))
    same = Task.objects.open().filter(partnership=partnership, kind=kind).about(about_kind, about_id)
    found = same.first()
    if found is not None:
        return found
    deadline = acknowledge_by or hours().answer_by(area, at)
    line = Answerers(owner=None, told=tuple(to)) if to else answerers(partnership, area, at)
    line = unbarred(line, about, partnership, area, at)
    task = Task(
        partnership=partnership, area=area, kind=kind, about_kind=about_kind, about_id=about_id, raised_at=at,
        acknowledge_by=deadline, climbs_at=deadline if climbs else None, owner=line.owner,
        nobody_on_rota=line.nobody_on_rota,
    )  # fmt: skip
    require(rule_on(by, policy.RAISE, task, at=at))
    try:
        with transaction.atomic():
            task.save(force_insert=True)
    except IntegrityError:  # another page raised the same a moment ago
        return same.get()
    record("tasks.raised", about=task, by=by, at=at, kind=kind, nobody_on_rota=line.nobody_on_rota)
    tell(task=task, people=line.told, by=by, at=at)
    return task


def tell(*, task: Task, people: Iterable[Account], by: Actor, at: datetime, outside: str = OUTSIDE) -> None:
    """A notice on their page, and neutral words to wherever they asked to be alerted."""
    for person in people:
        notice = Notice.objects.create(partnership=task.partnership, task=task, to=person, raised_at=at)
        plan = staff_plan(account=person, at=at)
        ways = [Way.EMAIL, Way.TEXT] if plan.phone else [Way.EMAIL]
        for way in ways:
            queue_message(plan=plan, about=notice, kind="notice", body=outside, outside=outside, by=by, at=at, way=way)


@transaction.atomic
def tell_again(*, task: Task, by: Actor, at: datetime) -> None:
    """Something was added to what this task is about: whoever has it, or should have, hears once more."""
    holder = task.owner if task.acknowledged_at else None
    people = (holder,) if holder and not has_conflict(holder, task, at) else answering(task, at).told
    tell(task=task, people=people, by=by, at=at)


@transaction.atomic
def acknowledge(*, task_id: UUID, by: Account, at: datetime, take_over: bool = False) -> Task:
    """I have it: the owner is whoever clicks.  A second person is told who has it, and may still take it over."""
    task = Task.objects.select_for_update(of=("self",)).select_related("owner", "partnership").get(pk=task_id)
    require(rule_on(by, policy.ACKNOWLEDGE, task, at=at))
    if task.done_at is not None:
        raise DoneAlready("This was finished already. Nothing was changed.")
    if task.acknowledged_at is not None and task.owner_id != by.pk and not take_over:
        raise AnsweredAlready(f"{task.owner} has this already. You can take it over if they cannot go on.")
    if task.acknowledged_at is not None and task.owner_id == by.pk:
        return task
    task.owner = by
    if task.acknowledged_at is None:
        task.acknowledged_at, task.acknowledged_by = at, by
    task.save(update_fields=["owner", "acknowledged_at", "acknowledged_by"])
    Notice.objects.filter(task=task, seen_at__isnull=True).update(seen_at=at)
    record("tasks.acknowledged", about=task, by=by, at=at, took_over=take_over)
    return task


@transaction.atomic
def finish(*, task_id: UUID, outcome: str, by: Actor, at: datetime) -> Task:
    """It is done, in words that say what was done."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task_id)
    require(rule_on(by, policy.FINISH, task, at=at))
    words = outcome.strip()
    if task.done_at is not None:
        if task.done_by_id == by.actor_id and task.outcome == words:
            return task
        raise DoneAlready("This was finished already. Nothing was changed.")
    if not words:
        raise NoWords("Say in a few words what was done.")
    task.done_at, task.done_by, task.outcome = at, by if isinstance(by, Account) else None, words
    task.save(update_fields=["done_at", "done_by", "outcome"])
    Notice.objects.filter(task=task, seen_at__isnull=True).update(seen_at=at)
    record("tasks.finished", about=task, by=by, at=at, kind=task.kind)
    return task


@transaction.atomic
def send_message_again(*, task_id: UUID, by: Account, at: datetime, safe_now: bool = False) -> Task:
    """A person has looked at a held message: it is tried again, and its contact plan is asked again."""
    task = finish_letter(task_id, "Safe to send now" if safe_now else "Tried again", by=by, at=at)
    try_again(message_id=task.about_id, by=by, at=at, safe_now=safe_now)
    return task


@transaction.atomic
def keep_message_back(*, task_id: UUID, reason: str, by: Account, at: datetime) -> Task:
    """A person has decided that a held message does not go out; the letter stays to be read by code."""
    task = finish_letter(task_id, reason, by=by, at=at)
    drop_message(message_id=task.about_id, reason=reason, by=by, at=at)
    return task


def finish_letter(task_id: UUID, outcome: str, *, by: Account, at: datetime) -> Task:
    """Finish a task about a held message; any other task, a red flag above all, is not settled in this way."""
    task = finish(task_id=task_id, outcome=outcome, by=by, at=at)
    if task.about_kind != kind_of(Message):
        raise NotAMessage("This task is about no message. Nothing was changed.")
    return task


@transaction.atomic
def look_at_message(message: Message, by: Actor, at: datetime) -> None:
    """A message is held or stuck: somebody of its front door must decide.  A message about a task never makes one."""
    if message.kind != "notice":
        stuck = message.state == Message.State.STUCK
        kind = Task.Kind.STUCK_MESSAGE if stuck else Task.Kind.HELD_MESSAGE
        raise_task(
            kind=kind, about=message, partnership=message.partnership, area=message.area,
            acknowledge_by=end_of_second_day(message.area, at), by=by, at=at,
        )  # fmt: skip


def end_of_second_day(area: str, at: datetime) -> datetime:
    """Until when a letter may wait for a person: the end of the second day on which the door is open."""
    stretches = list(islice(hours().openings(area, at, at + LOOK_AHEAD), 2))
    return stretches[-1][1] if stretches else hours().answer_by(area, at)


def escalate_overdue(*, by: Actor, at: datetime) -> int:
    """Take every task that nobody answered in time to the next person; the number of them.

    Each is taken in a transaction of its own, and what another worker holds is left to it.
    """
    count = 0
    while escalate_one(by=by, at=at):
        count += 1
    return count


@transaction.atomic
def escalate_one(*, by: Actor, at: datetime) -> bool:
    """The most overdue task, one step further; whether there was one."""
    due = Task.objects.climbing(at).select_for_update(of=("self",), skip_locked=True)
    task = due.select_related("partnership").order_by("climbs_at", "id").first()
    if task is None:
        return False
    require(rule_on(by, policy.ESCALATE, task, at=at))
    line = unbarred(next_in_line(task, at), task, task.partnership, task.area, at)
    task.steps = 2 if line.nobody_on_rota else task.steps + 1
    task.escalated_at, task.escalated_to = at, line.owner
    task.climbs_at = hours().answer_by(task.area, at) if task.steps == 1 else None
    task.save(update_fields=["steps", "escalated_at", "escalated_to", "climbs_at"])
    record("tasks.escalated", about=task, by=by, at=at, kind=task.kind, step=task.steps, told=len(line.told))
    tell(task=task, people=line.told, by=by, at=at, outside=ESCALATED)
    return True


def next_in_line(task: Task, at: datetime) -> Answerers:
    """The second person first; the safeguarding leads after that, and at once for a contact that was not made."""
    told = set(task.notices.values_list("to_id", flat=True))
    if task.steps == 0 and task.kind != Task.Kind.CONTACT_NOT_MADE:
        second = tuple(one for one in second_in_line(task.partnership, task.area, at) if one.pk not in told)
        if second:
            return Answerers(owner=second[0], told=second)
    people = leads(task.partnership, task.area, at)
    return Answerers(owner=people[0] if people else None, told=people, nobody_on_rota=True)


@transaction.atomic
def add_shifts(
    *, area: str, kind: str, account: Account, days: Iterable[date], starts: time, ends: time, by: Account,
    at: datetime, phone: str | None = None,
) -> list[Shift]:  # fmt: skip
    """A turn on each of these days; one that ends before it starts goes on into the next day.

    The same turn again is the one that is there.  *phone* is where alerts are texted.
    """
    if account.partnership_id != by.partnership_id or not account.is_active:
        raise NotOnThisRota("That person does not work in this partnership now.")
    shifts = []
    for day in days:
        last = day if ends > starts else day + timedelta(days=1)
        shift = Shift(
            partnership=by.partnership, area=area, kind=kind, account=account,
            starts_at=datetime.combine(day, starts, tzinfo=LONDON), ends_at=datetime.combine(last, ends, tzinfo=LONDON),
        )  # fmt: skip
        require(rule_on(by, policy.KEEP_ROTA, shift, at=at))
        same = Shift.objects.filter(
            partnership=by.partnership, area=area, kind=kind, account=account, starts_at=shift.starts_at,
            ends_at=shift.ends_at,
        ).first()  # fmt: skip
        if same is None:
            shift.save(force_insert=True)
            record("tasks.shift_added", about=shift, by=by, at=at, kind=kind)
        shifts.append(same or shift)
    if phone is not None:
        staff_plan(account=account, at=at, phone=phone)
    return shifts


@transaction.atomic
def end_shift(*, shift_id: UUID, by: Account, at: datetime) -> None:
    """A turn that is running ends now; one that has not begun is taken off the rota."""
    shift = Shift.objects.select_for_update(of=("self",)).get(pk=shift_id)
    require(rule_on(by, policy.KEEP_ROTA, shift, at=at))
    record("tasks.shift_ended", about=shift, by=by, at=at, kind=shift.kind, begun=shift.starts_at < at)
    if shift.starts_at < at < shift.ends_at:
        shift.ends_at = at
        shift.save(update_fields=["ends_at"])
    elif shift.starts_at >= at:
        shift.delete()
