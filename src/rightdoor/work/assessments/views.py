"""Assessments: those that are due, opening one, and one with its parts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.models import Account, RoleHeld
from rightdoor.ground.access.posting import carried_out, refused_in
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.rules.days import day_of
from rightdoor.work.assessments import forms, policy
from rightdoor.work.assessments.actions.opening import NotSo, name_author, open_assessment, read_assessment
from rightdoor.work.assessments.actions.watching import list_assessments
from rightdoor.work.assessments.actions.writing import complete, leave_out, write_section
from rightdoor.work.assessments.lifecycle import AUTHORS, Part
from rightdoor.work.assessments.models import Assessment
from rightdoor.work.assessments.presenters import groups_of, page_of, rows_of
from rightdoor.work.assessments.queries import AssessmentQueries
from rightdoor.work.triage.queries import people_read

MOST = 100


def visible(request: StaffRequest) -> AssessmentQueries:
    """Those that they may read."""
    people = people_read(request.account, request.at).values("pk")
    return Assessment.objects.visible_to(request.account, request.at, people)


@open_to(Staff(policy.SEE))
@require_safe
def due(request: StaffRequest) -> HttpResponse:
    """What is not whole yet, by its day; and of the children for whom each kind is made, who has none."""
    rows = list(visible(request).to_do().select_related("person").order_by("due_on", "pk")[:MOST])
    listed, found = list_assessments(rows, by=request.account, at=request.at)
    shown = {"rows": rows_of(listed, request.at), "groups": groups_of(found)}
    return render(request, "assessments/list.html", shown)


@open_to(Staff(policy.OPEN))
def begin(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Open one for a child."""
    person = get_object_or_404(people_read(request.account, request.at), pk=person_id)
    require(rule_on(request.account, policy.OPEN, person, at=request.at))
    form = forms.Open(request.POST or None, at=request.at)
    told = ""
    if request.method == "POST" and form.is_valid():
        try:
            one = open_assessment(person_id=person.pk, by=request.account, at=request.at, **form.as_arguments())
        except NotSo as refused:
            told = str(refused)
        else:
            return redirect("assessment", assessment_id=one.pk)
    status = 409 if told else 422 if form.errors else 200
    return render(request, "assessments/open.html", {"form": form, "person": person, "told": told}, status=status)


@open_to(Staff(policy.SEE))
@require_safe
def one(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """One, with its parts."""
    return show(request, get_object_or_404(visible(request), pk=assessment_id))


def show(
    request: StaffRequest, visible_one: Assessment, *, status: int = 200, bound: Mapping[str, Form] | None = None,
    told: str = "",
) -> HttpResponse:  # fmt: skip
    """The page; showing it is on record.  *bound*: the form that was refused, under its name."""
    found = read_assessment(assessment_id=visible_one.pk, by=request.account, at=request.at)
    forms_here = {**{name: form_of(name, found, request) for name in MAKE}, **(bound or {})}
    page = page_of(found, request.account, request.at, forms_here)
    return render(request, "assessments/one.html", {"page": page, "told": told, **refused_in(bound)}, status=status)


def parts_to_do(found: Assessment, *, mine: Account | None = None) -> list[Part]:
    """The parts that are not written; or all of one author's."""
    rows = found.sections.filter(author=mine) if mine else found.sections.filter(written_at=None)
    theirs = set(rows.values_list("part", flat=True))
    return [part for part in Part if part.value in theirs]


def people_for(found: Assessment, request: StaffRequest) -> Sequence[Account]:
    """Who could write a part."""
    held = RoleHeld.objects.current(day_of(request.at)).filter(role__in=[one.value for one in AUTHORS])
    here = Account.objects.filter(partnership=found.partnership_id, is_active=True, pk__in=held.values("account"))
    return list(here.order_by("name")[:200])


MAKE: dict[str, Callable[..., Form]] = {
    "author": lambda data, found, request: forms.NameAuthor(
        data, auto_id="author_%s", parts=parts_to_do(found), people=people_for(found, request)
    ),
    "write": lambda data, found, request: forms.WritePart(
        data, auto_id="write_%s", parts=parts_to_do(found, mine=request.account)
    ),
    "out": lambda data, found, _request: forms.LeaveOut(data, auto_id="out_%s", parts=parts_to_do(found)),
    "sum": lambda data, _found, _request: forms.SumUp(data, auto_id="sum_%s"),
}


def form_of(name: str, found: Assessment, request: StaffRequest, *, sent: bool = False) -> Form:
    """One form of the page: empty, or with what was sent."""
    return MAKE[name](request.POST if sent else None, found, request)


def on_one(request: StaffRequest, assessment_id: UUID, may: str, name: str, act: Callable[..., Any]) -> HttpResponse:
    """Do it with what the form of this name says, or show the page again with what was typed and why not."""
    found = get_object_or_404(visible(request), pk=assessment_id)
    form = form_of(name, found, request, sent=True)

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show(request, found, status=status, bound={name: form}, told=str(told or ""))

    return carried_out(
        request, found, may, form, act, refusals=(NotSo,), again=again, assessment_id=found.pk,
        there=lambda _done: redirect("assessment", assessment_id=found.pk),
    )  # fmt: skip


@open_to(Staff(policy.LEAD))
@require_POST
def author(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Who writes a part."""
    return on_one(request, assessment_id, policy.LEAD, "author", name_author)


@open_to(Staff(policy.WRITE))
@require_POST
def write(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """A part is written."""
    return on_one(request, assessment_id, policy.WRITE, "write", write_section)


@open_to(Staff(policy.LEAD))
@require_POST
def out(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """A part is left out, with a reason."""
    return on_one(request, assessment_id, policy.LEAD, "out", leave_out)


@open_to(Staff(policy.LEAD))
@require_POST
def sum_up(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """It is whole."""
    return on_one(request, assessment_id, policy.LEAD, "sum", complete)
