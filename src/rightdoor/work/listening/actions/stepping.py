"""Taking a complaint forward: answered, to the next stage, longer, by our own procedure, an advocate, settled."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.actions import queue_message
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.work.listening import policy
from rightdoor.work.listening.actions.saying import call_readers, hear
from rightdoor.work.listening.answered import HEARING, is_kept_from_them
from rightdoor.work.listening.lifecycle import ANSWERS, FURTHER, Procedure, Stage, Step, steps_from
from rightdoor.work.listening.models import Complaint, ComplaintStep
from rightdoor.work.listening.queries import COMPLAINT
from rightdoor.work.listening.stages import due_for
from rightdoor.work.referrals.actions.receipts import own_plan, way_for
from rightdoor.work.referrals.lifecycle import Stage as Request
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.outside import ANSWERED
from rightdoor.work.referrals.speaking import fixed
from rightdoor.work.writing.actions.answering import KIND


class NotNow(Exception):
    """That cannot be done at this stage: a complaint goes forward only. Nothing was changed."""


class NoWords(Exception):
    """Each step of a complaint is kept with words that say what was done. Nothing was changed."""


@transaction.atomic
def take_step(
    *, complaint_id: UUID, step: Step, by: Account, at: datetime, words: str = "", found: str = "", change: str = ""
) -> Complaint:
    """One step forward, in words.  Its clock, and the task of whoever must answer, follow.

    An answer says what was found and what will change; whoever complained reads that, and is told that it is there.
    """
    complaint = locked(complaint_id)
    require(rule_on(by, policy.STEP, complaint, at=at))
    if step not in steps_of(complaint):
        raise NotNow(NotNow.__doc__)
    if not (found.strip() and change.strip() if step is Step.ANSWER else words.strip()):
        raise NoWords(NoWords.__doc__)
    forward(complaint, step, by=by, at=at, words=words.strip(), found=found.strip(), change=change.strip())
    if step is Step.ANSWER:
        tell_of_answer(complaint, at=at)
    return complaint


@transaction.atomic
def go_further(*, complaint_id: UUID, words: str = "", by: Actor, at: datetime) -> Complaint:
    """Whoever complained is not happy with the answer: the next stage begins at once.  Said twice it begins once.

    Where it went on or was settled meanwhile, what they write is heard and kept all the same.
    """
    complaint = locked(complaint_id)
    require(rule_on(by, policy.GO_FURTHER, complaint, at=at))
    said = words.strip()
    if Step.FURTHER in steps_of(complaint):
        hear(complaint, words, by=by, at=at)
        forward(complaint, Step.FURTHER, by=by, at=at, words=said)
    elif said and not complaint.steps.filter(step=Step.FURTHER, words=said).exists():
        hear(complaint, words, by=by, at=at)
        stage = complaint.stage
        ComplaintStep.objects.create(
            complaint=complaint, step=Step.FURTHER, was=stage, became=stage, taken_at=at, words=said
        )
        record(policy.GO_FURTHER, about=complaint, by=by, at=at, step=Step.FURTHER.value, was=stage, became=stage)
        with acting(HEARING, at):
            call_readers(complaint, by=HEARING, at=at)  # somebody reads it, at whatever stage
    return complaint


def locked(complaint_id: UUID) -> Complaint:
    return Complaint.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=complaint_id)


def steps_of(complaint: Complaint) -> list[Step]:
    return steps_from(Stage(complaint.stage), complaint.procedure, longer=complaint.longer)


def forward(complaint: Complaint, step: Step, *, by: Actor, at: datetime, **said: str) -> None:
    """The step itself, on record."""
    was = Stage(complaint.stage)
    STEPS[step](complaint, at)
    complaint.save()
    ComplaintStep.objects.create(
        complaint=complaint, step=step, was=was, became=complaint.stage, taken_at=at,
        taken_by=by if isinstance(by, Account) else None, **said,
    )  # fmt: skip
    act = policy.STEP if isinstance(by, Account) else policy.GO_FURTHER
    record(act, about=complaint, by=by, at=at, step=step.value, was=was.value, became=str(complaint.stage))
    with acting(HEARING, at):
        settle_task(complaint, at=at)


def tell_of_answer(complaint: Complaint, *, at: datetime) -> None:
    """In the way they said is safe: that something is there to read, and not what or about what."""
    with acting(HEARING, at):
        if complaint.referral_id is None or is_kept_from_them(complaint, at):
            return
        request = Referral.objects.select_related("contact_plan", "referrer_plan").get(pk=complaint.referral_id)
        plan = own_plan(request)
        if plan is None or request.stage == Request.ENDED:
            return
        words = fixed(ANSWERED, request, plan.pk)
        queue_message(
            plan=plan, about=request, kind=KIND, body=words, outside=words, by=HEARING, at=at, way=way_for(plan),
        )  # fmt: skip


def settle_task(complaint: Complaint, *, at: datetime) -> None:
    """While an answer is due its readers have a task with that day; else there is none."""
    open_ones = Task.objects.open().filter(kind=Task.Kind.ANSWER_COMPLAINT).about(COMPLAINT, complaint.pk)
    for task in open_ones:
        if complaint.stage not in ANSWERS or task.acknowledge_by != complaint.due_at:
            finish(task_id=task.pk, outcome="It went on", by=HEARING, at=at)
    if complaint.stage in ANSWERS:
        call_readers(complaint, by=HEARING, at=at)


def answer(complaint: Complaint, at: datetime) -> None:
    complaint.stage, complaint.stage_since = ANSWERS[Stage(complaint.stage)], at
    complaint.due_at, complaint.explanation = None, ""


def further(complaint: Complaint, at: datetime) -> None:
    complaint.stage, complaint.stage_since, complaint.longer = FURTHER[Stage(complaint.stage)], at, False
    count(complaint)


def longer(complaint: Complaint, _at: datetime) -> None:
    complaint.longer = True
    count(complaint)


def own(complaint: Complaint, _at: datetime) -> None:
    complaint.procedure = Procedure.OWN
    count(complaint)


def advocate(complaint: Complaint, at: datetime) -> None:
    complaint.advocate_offered_at = at


def settle(complaint: Complaint, at: datetime) -> None:
    complaint.stage, complaint.stage_since = Stage.SETTLED, at


def count(complaint: Complaint) -> None:
    """The day is counted from when the stage began, however often it is counted."""
    due = due_for(complaint.procedure, Stage(complaint.stage), area=complaint.area, start=complaint.stage_since,
                  longer=complaint.longer)  # fmt: skip
    complaint.due_at, complaint.explanation = (due.at, due.explanation) if due else (None, "")


STEPS = {
    Step.ANSWER: answer, Step.FURTHER: further, Step.LONGER: longer, Step.OWN: own, Step.ADVOCATE: advocate,
    Step.SETTLE: settle,
}  # fmt: skip
