"""A person writes back, or says why no answer is needed; either ends what waited."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.actions import queue_message
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.work.referrals.actions.closing import settle
from rightdoor.work.referrals.actions.receipts import own_plan, way_for
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.outside import ANSWERED
from rightdoor.work.referrals.speaking import fixed
from rightdoor.work.writing import policy
from rightdoor.work.writing.models import Line
from rightdoor.work.writing.protocol import kept_from_asker
from rightdoor.work.writing.queries import LINE

KIND = "answer"
ENDED = "Nothing more is sent about this request. Nothing was kept."


class NotForThem(Exception):
    """Whoever asked would not see it, so it is not written; the words say why."""


class NothingWaits(Exception):
    """Somebody has answered already, or there is no message here."""


class NoReason(Exception):
    """That no answer is needed is said with a reason."""


@transaction.atomic
def write_back(*, referral_id: UUID, words: str, by: Account, at: datetime) -> Line:
    """Write to whoever asked; what waited is answered.  They are told, in a safe way, that there is something to read.

    Nothing of it leaves: it is read by code and word.
    """
    referral = locked(referral_id, policy.ANSWER, by=by, at=at)
    newest = Line.objects.on([referral], by, at).in_order().last()
    if newest is not None and newest.written_by_id == by.pk and newest.words == words.strip():
        return newest  # the same form, sent twice
    why = ENDED if referral.stage == Stage.ENDED else kept_from_asker(referral, at)
    if why:
        raise NotForThem(why)
    line = Line.objects.create(referral=referral, words=words.strip(), said_at=at, written_by=by)
    record(policy.ANSWER, about=referral, by=by, at=at)
    end_waiting(referral, by=by, at=at, answer=line)
    plan = own_plan(referral)
    if plan is not None:
        words = fixed(ANSWERED, referral, plan.pk)
        queue_message(
            plan=plan, about=referral, kind=KIND, body=words, outside=words, by=by, at=at, way=way_for(plan),
        )  # fmt: skip
    return line


@transaction.atomic
def need_no_answer(*, referral_id: UUID, why: str, by: Account, at: datetime) -> int:
    """What waits needs no answer here, and this is why: they were called, or it was only a thank you."""
    referral = locked(referral_id, policy.NO_ANSWER, by=by, at=at)
    if not why.strip():
        raise NoReason("Say why no answer is needed. Nothing was changed.")
    ended = end_waiting(referral, by=by, at=at, why=why.strip())
    if not ended:
        raise NothingWaits("Nothing waits here any more: somebody was quicker. Nothing was changed.")
    record(policy.NO_ANSWER, about=referral, by=by, at=at, messages=ended)
    return ended


def locked(referral_id: UUID, act: str, *, by: Account, at: datetime) -> Referral:
    """The request, locked, where they may do this."""
    rows = Referral.objects.select_for_update(of=("self",))
    referral: Referral = rows.select_related("contact_plan", "referrer_plan").get(pk=referral_id)
    require(rule_on(by, act, referral, at=at))
    return referral


def end_waiting(referral: Referral, *, by: Account, at: datetime, answer: Line | None = None, why: str = "") -> int:
    """Every message that waits and that they see is settled, and so are the tasks about it.  How many there were."""
    lines = list(Line.objects.on([referral], by, at).waiting().select_for_update(of=("self",)))
    for line in lines:
        line.settled_at, line.settled_by, line.answer, line.why_no_answer = at, by, answer, why
        line.save(update_fields=["settled_at", "settled_by", "answer", "why_no_answer"])
        for task in Task.objects.open().filter(kind=Task.Kind.ANSWER_MESSAGE).about(LINE, line.pk):
            finish(task_id=task.pk, outcome=why or "Answered", by=by, at=at)
    settle(referral, at)
    return len(lines)
