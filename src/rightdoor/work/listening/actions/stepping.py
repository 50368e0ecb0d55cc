"""Taking a complaint forward: answered, to the next stage, longer, by our own procedure, an advocate, settled."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.work.listening import policy
from rightdoor.work.listening.actions.saying import call_readers
from rightdoor.work.listening.lifecycle import ANSWERS, FURTHER, Procedure, Stage, Step, steps_from
from rightdoor.work.listening.models import Complaint, ComplaintStep
from rightdoor.work.listening.queries import COMPLAINT
from rightdoor.work.listening.stages import due_for

WATCH = System("complaints")


class NotNow(Exception):
    """That cannot be done at this stage: a complaint goes forward only. Nothing was changed."""


class NoWords(Exception):
    """Each step of a complaint is kept with words that say what was done. Nothing was changed."""


@transaction.atomic
def take_step(*, complaint_id: UUID, step: Step, words: str, by: Account, at: datetime) -> Complaint:
    """One step forward, in words.  Its clock, and the task of whoever must answer, follow."""
    complaint = Complaint.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=complaint_id)
    require(rule_on(by, policy.STEP, complaint, at=at))
    was = Stage(complaint.stage)
    if step not in steps_from(was, complaint.procedure, longer=complaint.longer):
        raise NotNow(NotNow.__doc__)
    if not words.strip():
        raise NoWords(NoWords.__doc__)
    STEPS[step](complaint, at)
    complaint.save()
    ComplaintStep.objects.create(
        complaint=complaint, step=step, was=was, became=complaint.stage, words=words.strip(), taken_at=at, taken_by=by
    )
    record(policy.STEP, about=complaint, by=by, at=at, step=step.value, was=was.value, became=str(complaint.stage))
    settle_task(complaint, at=at)
    return complaint


def settle_task(complaint: Complaint, *, at: datetime) -> None:
    """While an answer is due its readers have a task with that day; else there is none."""
    open_ones = Task.objects.open().filter(kind=Task.Kind.ANSWER_COMPLAINT).about(COMPLAINT, complaint.pk)
    for task in open_ones:
        if complaint.stage not in ANSWERS or task.acknowledge_by != complaint.due_at:
            finish(task_id=task.pk, outcome="It went on", by=WATCH, at=at)
    if complaint.stage in ANSWERS:
        call_readers(complaint, by=WATCH, at=at)


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
