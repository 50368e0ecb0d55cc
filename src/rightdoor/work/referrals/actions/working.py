"""What the front door does with a request before it decides: reads, calls, asks, corrects, sets how soon."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.actions import queue_message, stop_writing
from rightdoor.work.referrals import policy
from rightdoor.work.referrals.actions.closing import require_waiting, settle
from rightdoor.work.referrals.actions.matching import rematch
from rightdoor.work.referrals.actions.promise import Promise, promise_for, promise_of
from rightdoor.work.referrals.actions.receipts import way_for
from rightdoor.work.referrals.lifecycle import Priority, Stage
from rightdoor.work.referrals.models import ContactEntry, FactChange, FactQuestion, IllegalMove, Referral
from rightdoor.work.referrals.outside import ASKED
from rightdoor.work.referrals.readable import readable_facts
from rightdoor.work.referrals.speaking import fixed

LOOKING_LASTS = timedelta(minutes=10)


class NoReason(Exception):
    """A person gives a reason for this; nothing was changed."""


def locked(referral_id: UUID, act: str, *, by: Actor, at: datetime) -> Referral:
    """The request, locked, if *by* may do this to it."""
    rows = Referral.objects.select_for_update(of=("self",)).select_related("partnership", "person")
    referral: Referral = rows.get(pk=referral_id)
    require(rule_on(by, act, referral, at=at))
    return referral


def locked_waiting(referral_id: UUID, act: str, *, by: Actor, at: datetime) -> Referral:
    """The request, locked, if *by* may do this to what is not decided; whoever reads it is told where it is."""
    rows = Referral.objects.select_for_update(of=("self",)).select_related("partnership", "person")
    referral: Referral = rows.get(pk=referral_id)
    require_waiting(act, referral, by=by, at=at)
    return referral


@transaction.atomic
def read_request(*, referral_id: UUID, by: Account, at: datetime, shown: Sequence[UUID] = ()) -> Referral:
    """Read a request: an act like any other, so it is on record before the page is drawn.

    *shown* are the earlier requests of which the page says in a line that they were.
    """
    rows = Referral.objects.select_related("partnership", "person", "contact_plan", "referrer_plan")
    referral: Referral = rows.get(pk=referral_id)
    require(rule_on(by, policy.SEE, referral, at=at))
    record(policy.SEE, about=referral, by=by, at=at, shown=list(shown))
    return referral


@transaction.atomic
def look_at(*, referral_id: UUID, by: Account, at: datetime, stop: bool = False) -> Referral:
    """Say to the others that I am looking at this.  It lasts ten minutes, and keeps nobody out."""
    referral = locked(referral_id, policy.SEE, by=by, at=at)
    referral.looking, referral.looking_since = (None, None) if stop else (by, at)
    referral.save(update_fields=["looking", "looking_since"])
    return referral


@transaction.atomic
def log_contact(
    *, referral_id: UUID, happened_at: datetime, way: str, with_whom: str, outcome: str, words: str = "", by: Account,
    at: datetime,
) -> ContactEntry:  # fmt: skip
    """Write down a call, a text or a visit.  A wrong number stops everything that would have gone there."""
    referral = locked(referral_id, policy.LOG_CONTACT, by=by, at=at)
    entry, is_new = ContactEntry.objects.get_or_create(
        referral=referral, happened_at=happened_at, way=way, with_whom=with_whom, outcome=outcome, words=words,
        written_by=by, defaults={"written_at": at},
    )  # fmt: skip
    if not is_new:  # the same form, sent twice
        return entry
    record(policy.LOG_CONTACT, about=referral, by=by, at=at, way=way, outcome=outcome)
    plan = referral.contact_plan or referral.referrer_plan
    if outcome == ContactEntry.Outcome.WRONG_NUMBER and plan is not None:
        stop_writing(plan_id=plan.pk, by=by, at=at)
    return entry


@transaction.atomic
def ask_facts(*, referral_id: UUID, facts: list[str], words: str, by: Account, at: datetime) -> FactQuestion:
    """Ask for what is missing, to be answered by code.  The question sent meets the clock that ran (AMB-30)."""
    referral = locked_waiting(referral_id, policy.ASK_FACTS, by=by, at=at)
    asked = referral.questions.filter(facts=facts, words=words, asked_by=by, answered_at__isnull=True).first()
    if asked is not None:  # the same form, sent twice
        return asked
    question = FactQuestion.objects.create(referral=referral, facts=facts, words=words, asked_at=at, asked_by=by)
    if referral.stage != Stage.WAITING_FOR_FACTS:
        referral.move_to(Stage.WAITING_FOR_FACTS, by=by, at=at)
    referral.clock = {**referral.clock, "met_at": at.isoformat(), "met_by": "question"}
    referral.decide_by = None
    referral.save(update_fields=["clock", "decide_by"])
    record(policy.ASK_FACTS, about=referral, by=by, at=at, facts=",".join(sorted(facts)))
    plan = referral.referrer_plan or referral.contact_plan
    if plan is not None:
        queue_message(
            plan=plan,
            about=referral,
            kind="question",
            body=words,
            outside=fixed(ASKED, referral, plan.pk),
            by=by,
            at=at,
            way=way_for(plan),
        )
    return question


@transaction.atomic
def answer_facts(
    *, question_id: UUID, answers: dict[str, Any], words: str = "", by: Actor, at: datetime
) -> FactQuestion:
    """Take the answer, ask the rules anew, and start a new clock now (AMB-30).  Answered twice is answered once."""
    question = FactQuestion.objects.select_for_update(of=("self",)).get(pk=question_id)
    referral = locked_waiting(question.referral_id, policy.ANSWER_FACTS, by=by, at=at)
    if question.answered_at is not None:
        return question
    question.answered_at, question.answers, question.answer_words = at, answers, words
    question.save(update_fields=["answered_at", "answers", "answer_words"])
    record(policy.ANSWER_FACTS, about=referral, by=by, at=at, facts=",".join(sorted(answers)))
    change_facts(referral, answers, reason="", by=by, at=at)
    if referral.stage == Stage.WAITING_FOR_FACTS and not referral.questions.filter(answered_at__isnull=True).exists():
        referral.move_to(Stage.RECEIVED, by=by, at=at)
        start_clock(referral, promise_for(wanted_service=referral.wanted_service, area=referral.area, start=at))
    return question


@transaction.atomic
def correct_facts(*, referral_id: UUID, facts: dict[str, Any], reason: str, by: Account, at: datetime) -> Referral:
    """Correct what is known, with a reason.  What it was stays, and so do the earlier answers of the rules."""
    if not reason.strip():
        raise NoReason("Say how you know. Nothing was changed.")
    referral = locked_waiting(referral_id, policy.CORRECT, by=by, at=at)
    record(policy.CORRECT, about=referral, by=by, at=at, facts=",".join(sorted(facts)))
    change_facts(referral, facts, reason=reason, by=by, at=at)
    return referral


@transaction.atomic
def set_priority(*, referral_id: UUID, priority: str, reason: str, by: Account, at: datetime) -> Referral:
    """Say how soon.  A person says it, with a reason; a sooner clock never makes an earlier promise later."""
    if not reason.strip():
        raise NoReason("Say why. Nothing was changed.")
    referral = locked_waiting(referral_id, policy.SET_PRIORITY, by=by, at=at)
    was, chosen = referral.priority, Priority(priority)
    referral.priority = chosen
    referral.save(update_fields=["priority"])
    record(policy.SET_PRIORITY, about=referral, by=by, at=at, was=was, became=chosen.value)
    FactChange.objects.create(
        referral=referral,
        was={"priority": was},
        became={"priority": chosen.value},
        reason=reason,
        changed_at=at,
        changed_by=by,
    )
    kept = promise_for(wanted_service=referral.wanted_service, area=referral.area, start=referral.received_at)
    if chosen is Priority.ROUTINE:
        start_clock(referral, kept)
        return referral
    sooner = promise_of(chosen, start=at)
    earlier_promise = kept.decide_by is not None and sooner.decide_by is not None and kept.decide_by < sooner.decide_by
    start_clock(referral, kept if earlier_promise else sooner)
    return referral


@transaction.atomic
def withdraw(*, referral_id: UUID, words: str = "", by: Actor, at: datetime) -> Referral:
    """Stop a request because they want to.  It does not count against them; a red flag stays with a person."""
    referral = locked(referral_id, policy.WITHDRAW, by=by, at=at)
    if referral.stage == Stage.WITHDRAWN:
        return referral
    referral.move_to(Stage.WITHDRAWN, by=by, at=at, reason=words[:300])
    record(policy.WITHDRAW, about=referral, by=by, at=at)
    settle(referral, at)
    return referral


@transaction.atomic
def mark_duplicate(*, referral_id: UUID, of_id: UUID, reason: str, by: Account, at: datetime) -> Referral:
    """Say that this request is another one's twin.  Both stay whole; the other goes on."""
    referral = locked(referral_id, policy.MARK_DUPLICATE, by=by, at=at)
    other = locked(of_id, policy.MARK_DUPLICATE, by=by, at=at)
    if other.pk == referral.pk or other.duplicate_of_id is not None:
        raise IllegalMove("That is not a request that this one could be a copy of. Nothing was changed.")
    referral.duplicate_of = other
    referral.save(update_fields=["duplicate_of"])
    referral.move_to(Stage.DUPLICATE, by=by, at=at, reason=reason[:300])
    record(policy.MARK_DUPLICATE, about=referral, by=by, at=at)
    settle(referral, at)
    return referral


def change_facts(referral: Referral, facts: dict[str, Any], *, reason: str, by: Actor, at: datetime) -> None:
    """Merge facts into a request, keep what they were, and ask the rules anew.  None takes a fact away: unknown."""
    was = {name: referral.facts.get(name) for name in facts}
    if was == facts:
        return
    merged = {name: value for name, value in {**referral.facts, **facts}.items() if value is not None}
    referral.facts = readable_facts(merged, at=at)
    referral.needs = referral.facts.get("needs", referral.needs)
    referral.version += 1
    referral.save(update_fields=["facts", "needs", "version"])
    FactChange.objects.create(
        referral=referral, was=was, became=facts, reason=reason, changed_at=at,
        changed_by=by if isinstance(by, Account) else None,
    )  # fmt: skip
    rematch(referral_id=referral.pk, by=by, at=at)


def start_clock(referral: Referral, promise: Promise) -> None:
    """Let another promise count from here; the clocks before it stay beside it."""
    before = [*referral.clock.get("before", []), {k: v for k, v in referral.clock.items() if k != "before"}]
    referral.clock = {**promise.clock, "before": before}
    referral.decide_by = promise.decide_by
    referral.save(update_fields=["clock", "decide_by"])
