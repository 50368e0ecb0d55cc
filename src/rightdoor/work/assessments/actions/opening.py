"""Opening an assessment, and saying who writes which part of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.models import Person
from rightdoor.work.assessments.lifecycle import AUTHORS, Kind, Part, parts_for
from rightdoor.work.assessments.models import Assessment, Section
from rightdoor.work.assessments.policy import LEAD, OPEN, SEE
from rightdoor.work.assessments.queries import ASSESSMENT
from rightdoor.work.triage.queries import requests_read


class NotSo(Exception):
    """It was not done, and a sentence says why.  What was typed is kept on the page."""


@dataclass(frozen=True, slots=True)
class Around:
    """Who answers for the young person, and what is known of where they are."""

    social_worker: str = ""
    reviewing_officer: str = ""
    personal_adviser: str = ""
    is_missing_from_care: bool | None = None
    is_unaccompanied: bool | None = None


@transaction.atomic
def open_assessment(
    *,
    person_id: UUID,
    kind: Kind,
    because: str,
    due_on: date,
    around: Around,
    form_key: UUID,
    by: Account,
    at: datetime,
) -> Assessment:
    """Open one of a kind for a child, with a section for each part.  The same form twice is one.  Raises NotSo."""
    person = Person.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=person_id)
    require(rule_on(by, OPEN, person, at=at))
    same: Assessment | None = Assessment.objects.filter(form_key=form_key, person=person).first()
    if same is not None:
        return same
    if due_on < day_of(at):
        raise NotSo("That day is over. Choose one that is still to come. Nothing was opened.")
    if Assessment.objects.to_do().filter(person=person, kind=kind).exists():  # the child's row is held until it is kept
        raise NotSo("One of this kind is open for them already. Nothing was opened.")
    newest = requests_read(person, by, at).first()
    one = Assessment.objects.create(
        partnership=person.partnership, area=newest.area if newest else "", person=person, kind=kind, because=because,
        due_on=due_on, social_worker=around.social_worker, reviewing_officer=around.reviewing_officer,
        personal_adviser=around.personal_adviser, is_missing_from_care=around.is_missing_from_care,
        is_unaccompanied=around.is_unaccompanied, opened_at=at, opened_by=by, form_key=form_key,
    )  # fmt: skip
    Section.objects.bulk_create(Section(assessment=one, part=part, named_at=at) for part in parts_for(kind))
    record(OPEN, about=one, by=by, at=at, kind=kind.value)
    return one


def held(assessment_id: UUID, act: str, *, by: Account, at: datetime) -> Assessment:
    """It, as it is now, where *by* may do this and it is not whole; nobody else changes it meanwhile."""
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("person", "partnership")
    one: Assessment = rows.get(pk=assessment_id)
    require(rule_on(by, act, one, at=at))
    if one.completed_at is not None:
        raise NotSo("It is whole already. Nothing was changed.")
    return one


@transaction.atomic
def name_author(*, assessment_id: UUID, part: Part, author_id: UUID, by: Account, at: datetime) -> Section:
    """Somebody writes a part, and reads the assessment from this moment.  Who wrote it before keeps their words.

    In a joint assessment each part has an author of its own.  Raises NotSo.
    """
    one = held(assessment_id, LEAD, by=by, at=at)
    section = one.sections.select_for_update(of=("self",)).get(part=part.value)
    author = Account.objects.filter(pk=author_id, partnership=one.partnership, is_active=True).first()
    if author is None or not author.holds(*AUTHORS, on=day_of(at)) or has_conflict(author, one, at):
        raise NotSo("They cannot write it. Choose somebody else. Nothing was changed.")
    if section.written_at is not None:
        raise NotSo("It is written already, and stays with whoever wrote it. Nothing was changed.")
    if one.kind == Kind.JOINT and one.sections.filter(author=author).exclude(pk=section.pk).exists():
        raise NotSo("They write another part. In a joint assessment three people write. Nothing was changed.")
    before, section.author, section.named_at, section.left_out_because = section.author, author, at, ""
    section.save(update_fields=["author", "named_at", "left_out_because"])
    if before is not None and not one.sections.filter(author=before).exists():
        Relation.objects.of(before, Tie.LEAD).current(at).to(ASSESSMENT, one.pk).update(ends_at=at)
    if not Relation.objects.of(author, Tie.LEAD).current(at).to(ASSESSMENT, one.pk).exists():
        Relation.objects.create(
            partnership=one.partnership, account=author, kind=Tie.LEAD, about_kind=ASSESSMENT, about_id=one.pk,
            starts_at=at, source="assessment",
        )  # fmt: skip
    record(LEAD, about=one, by=by, at=at, part=part.value, author=str(author.pk))
    return section


@transaction.atomic
def read_assessment(*, assessment_id: UUID, by: Account, at: datetime) -> Assessment:
    """One, with everything that was written; whoever asks who looked is told."""
    rows = Assessment.objects.select_related("person", "opened_by", "completed_by")
    one: Assessment = rows.get(pk=assessment_id)
    require(rule_on(by, SEE, one, at=at))
    record(SEE, about=one, by=by, at=at)
    return one
