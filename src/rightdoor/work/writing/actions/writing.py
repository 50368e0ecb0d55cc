"""Whoever asked for help writes: it is kept, a person has to answer by a time, and what worries calls somebody."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.keys import key_of_saying
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.referrals.actions.closing import settle
from rightdoor.work.referrals.actions.promise import promise_of_message
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safeguarding.words import worrying
from rightdoor.work.writing import policy
from rightdoor.work.writing.models import Line
from rightdoor.work.writing.queries import LINE

ONCE = System("threads")
WITHOUT_A_PROMISE = timedelta(days=2)  # working days until a person must have answered, where none are promised


@transaction.atomic
def write_message(
    *, referral_id: UUID, words: str, facts: Sequence[str] = (), form_key: UUID, by: Actor, at: datetime
) -> Line:
    """Keep what they write, at any stage, and give somebody the answer to do.  The same form twice is said once;
    with other words, or danger ticked, it is said anew.

    *facts* are the safety questions that they answered with yes; those, and words that worry, call a person.  What was
    closed is read again from now on, until it is answered.
    """
    referral = Referral.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=referral_id)
    require(rule_on(by, policy.WRITE, referral, at=at))
    key = key_of_saying(form_key, referral.pk, words.strip(), sorted(facts))
    earlier = said_before(key, at)
    if earlier is not None:
        return earlier
    promise = promise_of_message(area=referral.area, start=at)
    line = Line.objects.create(
        referral=referral, words=words.strip(), form_key=key, said_at=at, answer_by=promise.decide_by,
        clock=promise.clock,
    )  # fmt: skip
    record(policy.WRITE, about=referral, by=by, at=at, danger=bool(facts))
    settle(referral, at)
    call_for_answer(line, by=by, at=at)
    call_for_safety(referral, words, facts, by=by, at=at)
    return line


def said_before(key: UUID, at: datetime) -> Line | None:
    """What this same form said before in the same words, also where it was sealed since."""
    with acting(ONCE, at):
        return Line.objects.filter(form_key=key).first()


def call_for_answer(line: Line, *, by: Actor, at: datetime) -> None:
    """One task for a thread, about its oldest message that waits.

    It goes to whoever wrote to them last, while that person may still answer; else to whoever is on duty.
    """
    waiting = Line.objects.waiting().filter(referral=line.referral_id).values_list("pk", flat=True)
    tasks = Task.objects.open().filter(kind=Task.Kind.ANSWER_MESSAGE, about_kind=LINE, about_id__in=list(waiting))
    if tasks.exists():
        return
    referral = line.referral
    deadline = line.answer_by or catalogue().working_time.due(at, WITHOUT_A_PROMISE).at
    raise_task(
        kind=Task.Kind.ANSWER_MESSAGE, about=line, partnership=referral.partnership, area=referral.area,
        acknowledge_by=deadline, to=last_writer(referral, at), by=by, at=at,
    )  # fmt: skip


def last_writer(referral: Referral, at: datetime) -> list[Account]:
    """Whoever of us wrote in this thread last, if they may still answer."""
    newest = Line.objects.ours().filter(referral=referral).select_related("written_by").in_order().last()
    person = newest.written_by if newest else None
    return [person] if person and rule_on(person, policy.ANSWER, referral, at=at).allowed else []


def call_for_safety(referral: Referral, words: str, facts: Sequence[str], *, by: Actor, at: datetime) -> None:
    """A yes to danger, or words that worry, in a message are what they are anywhere else."""
    if facts:
        source, anew = RedFlag.Source.ANSWER, True
    elif worrying(words):
        source, anew = RedFlag.Source.WORDS, False
    else:
        return
    raise_flag(
        partnership=referral.partnership, area=referral.area, about=referral, facts=list(facts), text=words,
        source=source, anew=anew, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def mark_seen(*, referral_id: UUID, by: Actor, at: datetime) -> int:
    """They have opened the thread: the answers that stood in it are no longer new.  How many were."""
    referral: Referral = Referral.objects.get(pk=referral_id)
    require(rule_on(by, policy.SEEN, referral, at=at))
    new = Line.objects.unseen().unsealed().filter(referral=referral, said_at__lte=at).update(seen_at=at)
    if new:
        record(policy.SEEN, about=referral, by=by, at=at, answers=new)
    return new
