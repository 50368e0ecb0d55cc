"""Writing a part, leaving one out with a reason, and summing up: not whole while a part is missing."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind as Need
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.work.assessments.actions.opening import NotSo, held
from rightdoor.work.assessments.lifecycle import PART_NAMES, Part
from rightdoor.work.assessments.models import Assessment, Section
from rightdoor.work.assessments.policy import LEAD, WRITE
from rightdoor.work.assessments.queries import ASSESSMENT

FOUND = "a specialist assessment"


@transaction.atomic
def write_section(
    *, assessment_id: UUID, part: Part, words: str, their_words: str, helps: str, by: Account, at: datetime
) -> Section:
    """Keep a part, by whoever was named for it.  What makes it easier for them stands wherever they are met.

    Raises NotSo where somebody else writes it.
    """
    one = held(assessment_id, WRITE, by=by, at=at)
    section = one.sections.select_for_update(of=("self",)).get(part=part.value)
    if section.author_id != by.pk:
        raise NotSo("Somebody else writes this part. Nothing was kept.")
    section.words, section.their_words, section.helps = words.strip(), their_words.strip(), helps.strip()
    section.written_at, section.left_out_because = at, ""
    section.save(update_fields=["words", "their_words", "helps", "written_at", "left_out_because"])
    if section.helps:
        note_need(
            person=one.person, whose=Whose.CHILD, kind=Need.OTHER, words=section.helps, source=FOUND,
            by=System("assessment"), at=at,
        )  # fmt: skip
    record(WRITE, about=one, by=by, at=at, part=part.value)
    return section


@transaction.atomic
def leave_out(*, assessment_id: UUID, part: Part, because: str, by: Account, at: datetime) -> Section:
    """A part is left out, with a reason that stands in its place.  Raises NotSo where it is written."""
    one = held(assessment_id, LEAD, by=by, at=at)
    section = one.sections.select_for_update(of=("self",)).get(part=part.value)
    if section.written_at is not None:
        raise NotSo("It is written, so it is not left out. Nothing was changed.")
    section.left_out_because = because.strip()
    section.save(update_fields=["left_out_because"])
    record(LEAD, about=one, by=by, at=at, part=part.value, left_out=True)
    return section


@transaction.atomic
def complete(*, assessment_id: UUID, summary: str, advice_to_carers: str, by: Account, at: datetime) -> Assessment:
    """Sum it up, where every part is written or left out with a reason.  Raises NotSo, with the parts that are not."""
    one = held(assessment_id, LEAD, by=by, at=at)
    missing = one.sections.filter(written_at=None, left_out_because="").values_list("part", flat=True)
    names = [PART_NAMES[Part(part)] for part in missing]
    if names:
        raise NotSo(f"Still to write, or to leave out with a reason: {'; '.join(sorted(names))}. It is not whole yet.")
    one.summary, one.advice_to_carers = summary.strip(), advice_to_carers.strip()
    one.completed_at, one.completed_by = at, by
    one.save(update_fields=["summary", "advice_to_carers", "completed_at", "completed_by"])
    record(LEAD, about=one, by=by, at=at, step="whole")
    for task in Task.objects.open().filter(kind=Task.Kind.LATE_ASSESSMENT).about(ASSESSMENT, one.pk):
        finish(task_id=task.pk, outcome="It is whole", by=System("assessments"), at=at)
    return one
