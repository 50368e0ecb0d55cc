"""Line by line, whom the child lets see it; and the sheets that go with that."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans import policy
from rightdoor.work.safetyplans.actions.reading import read_plan
from rightdoor.work.safetyplans.actions.sharing import NotForThem, mark_of, share_lines
from rightdoor.work.safetyplans.actions.writing import SavedMeanwhile
from rightdoor.work.safetyplans.forms import ShareForm
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.safetyplans.presenters.plan import plan_page
from rightdoor.work.safetyplans.presenters.sharing import chosen_now, lines_asked, paper_for, reader_choices
from rightdoor.work.safetyplans.views.reading import seen


def standing(person: Person) -> SafetyPlan:
    """The version that counts; where there is none, not found."""
    plan = SafetyPlan.objects.of(person).newest()
    if plan is None:
        raise Http404
    return plan


@open_to(Staff(policy.SHARE))
def share(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Asked of the child, line by line."""
    person = seen(request, person_id, policy.SHARE)
    plan = standing(person)
    form = drawn(request, person, plan, sent=request.method == "POST")
    if form.is_bound and form.is_valid():
        try:
            share_lines(person_id=person.pk, by=request.account, at=request.at, **form.as_arguments())
            return redirect("plan", person_id=person.pk)
        except (SavedMeanwhile, NotForThem):
            fresh = drawn(request, person, standing(person), sent=False)
            return show(request, person, fresh, status=409, meanwhile=True)
    return show(request, person, form, status=422 if form.is_bound else 200)


def drawn(request: StaffRequest, person: Person, plan: SafetyPlan, *, sent: bool) -> ShareForm:
    return ShareForm(
        request.POST if sent else None, plan=plan.pk, seen=mark_of(plan), lines=lines_asked(plan),
        readers=reader_choices(person, request.at), now=chosen_now(plan),
    )  # fmt: skip


def show(
    request: StaffRequest, person: Person, form: ShareForm, *, status: int, meanwhile: bool = False
) -> HttpResponse:
    read_plan(person_id=person.pk, by=request.account, at=request.at)
    context = {"page": plan_page(person, request.account, request.at), "form": form, "meanwhile": meanwhile}
    return render(request, "safetyplans/share.html", context, status=status)


@open_to(Staff(policy.SEE))
@require_safe
def paper(request: StaffRequest, person_id: UUID, reader: str) -> HttpResponse:
    """One reader's sheet; where nothing is for them there is none."""
    person = seen(request, person_id)
    sheet = paper_for(person, standing(person), reader, request.at)
    if sheet is None:
        raise Http404
    read_plan(person_id=person.pk, by=request.account, at=request.at, paper=reader)
    return render(request, "safetyplans/paper.html", {"sheet": sheet, "person": person})
