"""An assessment as its readers see it, and those that are due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import day_of
from rightdoor.records.adjustments.presenters import needs_line
from rightdoor.records.people.models import Person
from rightdoor.records.people.there import may_have
from rightdoor.work.assessments import policy
from rightdoor.work.assessments.lifecycle import KIND_NAMES, PART_NAMES, Kind, Part
from rightdoor.work.assessments.models import Assessment, Section
from rightdoor.work.assessments.whom import Reached
from rightdoor.work.triage.presenters.people import called

MOST = 50  # names of a kind on the page; the others are counted


@dataclass(frozen=True, slots=True)
class Row:
    """One on a list."""

    key: UUID
    name: str
    title: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One kind: how many children it has reached, and those who have none."""

    title: str
    words: str
    without: list[tuple[UUID | None, str]]
    more: int


@dataclass(frozen=True, slots=True)
class PartFace:
    """One part, as it stands."""

    title: str
    author: str
    words: str
    their_words: str
    helps: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Page:
    """One assessment."""

    key: UUID
    person_id: UUID
    name: str
    title: str
    needs: str
    due: str
    facts: list[tuple[str, str]]
    parts: list[PartFace]
    summary: str
    carers: str
    whole: str
    may_lead: bool
    may_write: bool
    forms: Mapping[str, Form]


@dataclass(frozen=True, slots=True)
class ChildFace:
    """What the page of a child says of them."""

    rows: list[Row]
    may_open: bool
    person_id: UUID


def rows_of(found: Sequence[Assessment], at: datetime) -> list[Row]:
    """The rows of a list."""
    return [
        Row(
            one.pk, called(one.person), _(KIND_NAMES[Kind(one.kind)]), due_words(one),
            is_late=one.completed_at is None and one.due_on < day_of(at),
        )
        for one in found
    ]  # fmt: skip


def due_words(one: Assessment) -> str:
    """By when, or since when it is whole."""
    if one.completed_at is not None:
        return _("whole since %(day)s") % {"day": plain_date(one.completed_at)}
    return _("whole by %(day)s") % {"day": plain_date(one.due_on)}


def groups_of(found: Sequence[Reached]) -> list[Group]:
    """For whom each kind is made, and who of them has none."""
    return [
        Group(
            _(KIND_NAMES[one.kind]),
            _("Children: %(many)d. Whole: %(whole)d. Begun: %(begun)d")
            % {"many": one.many, "whole": one.whole, "begun": one.begun},
            [(request.person_id, called(request.person)) for request in one.without[:MOST] if request.person],
            max(0, len(one.without) - MOST),
        )
        for one in found
    ]


def face(person: Person, account: Account, at: datetime) -> ChildFace | None:
    """The part of a child's page, for whoever reads about them at the front door."""
    may_open = rule_on(account, policy.OPEN, person, at=at).allowed
    found = Assessment.objects.filter(person=person).select_related("person").order_by("-opened_at", "pk")
    rows = [one for one in (found if may_have(person, Assessment) else ()) if may_read(one, account, at)]
    if not may_open and not rows:
        return None
    return ChildFace(rows_of(rows, at), may_open, person.pk)


def may_read(one: Assessment, account: Account, at: datetime) -> bool:
    """Whether it is opened to them; a title alone tells something too."""
    return rule_on(account, policy.SEE, one, at=at).allowed


def page_of(one: Assessment, account: Account, at: datetime, forms: Mapping[str, Form]) -> Page:
    """The page for one reader."""
    open_now = one.completed_at is None
    sections = one.sections.select_related("author")
    order = list(Part)
    return Page(
        key=one.pk, person_id=one.person_id, name=called(one.person),
        title=_(KIND_NAMES[Kind(one.kind)]), needs=needs_line(one.person), due=due_words(one), facts=facts_of(one),
        parts=[part_face(section) for section in sorted(sections, key=lambda of: order.index(Part(of.part)))],
        summary=one.summary, carers=one.advice_to_carers,
        whole=one.completed_by.name if one.completed_by else "",
        may_lead=open_now and rule_on(account, policy.LEAD, one, at=at).allowed,
        may_write=open_now and one.sections.filter(author=account).exists(),
        forms=forms,
    )  # fmt: skip


def facts_of(one: Assessment) -> list[tuple[str, str]]:
    """Why, and who answers for them."""
    lines = [
        (_("Why now"), one.because),
        (_("Opened"), _("%(day)s by %(name)s") % {"day": plain_date(one.opened_at), "name": one.opened_by.name}),
        (_("Social worker"), one.social_worker),
        (_("Reviewing officer"), one.reviewing_officer),
        (_("Personal adviser"), one.personal_adviser),
        (_("Missing from care"), known(one.is_missing_from_care)),
        (_("Unaccompanied"), known(one.is_unaccompanied)),
    ]
    return [(title, words) for title, words in lines if words]


def known(answer: bool | None) -> str:  # noqa: FBT001
    """Yes, no, or that nobody knows."""
    return _("not known") if answer is None else _("yes") if answer else _("no")


def part_face(one: Section) -> PartFace:
    """One part."""
    name = one.author.name if one.author else _("nobody yet")
    when = _("%(name)s, %(day)s") % {"name": name, "day": plain_date(one.written_at)} if one.written_at else name
    return PartFace(_(PART_NAMES[Part(one.part)]), when, one.words, one.their_words, one.helps, one.left_out_because)


def place_of_assessment(key: UUID) -> str:
    """Where a task about it leads."""
    return reverse("assessment", args=[key])
