"""Writing a new version of a safety plan."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans import policy
from rightdoor.work.safetyplans.actions.reading import read_plan
from rightdoor.work.safetyplans.actions.writing import NothingYet, SavedMeanwhile, WouldGrowOld, write_plan
from rightdoor.work.safetyplans.forms import PlanForm
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.safetyplans.presenters.plan import first_words, plan_page
from rightdoor.work.safetyplans.views.reading import seen


@open_to(Staff(policy.WRITE))
def write(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Begun from what stands.  Where another version was kept meanwhile both are shown, and nothing is lost."""
    person = seen(request, person_id, policy.WRITE)
    first = first_words(SafetyPlan.objects.of(person).newest())
    form = PlanForm(request.POST or None, at=request.at, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            write_plan(person_id=person.pk, by=request.account, at=request.at, **form.as_arguments())
            return redirect("plan", person_id=person.pk)
        except NothingYet as told:
            form.add_error(None, str(told))
        except WouldGrowOld as told:
            form.add_error(told.heading.value, str(told))
        except SavedMeanwhile:
            return show(request, person, again(form, person, request), status=409, meanwhile=True)
    return show(request, person, form, status=422 if form.is_bound else 200)


def show(
    request: StaffRequest, person: Person, form: PlanForm, *, status: int, meanwhile: bool = False
) -> HttpResponse:
    """The form; what stands is read with it, so that is on record."""
    read_plan(person_id=person.pk, by=request.account, at=request.at)
    page = plan_page(person, request.account, request.at)
    return render(
        request, "safetyplans/write.html", {"page": page, "form": form, "meanwhile": meanwhile}, status=status
    )


def again(form: PlanForm, person: Person, request: StaffRequest) -> PlanForm:
    """The same words, beside the version that stands now: sent again they are kept, as the version after it."""
    newest = SafetyPlan.objects.of(person).newest()
    sent = form.data.dict()  # type: ignore[attr-defined]
    return PlanForm({**sent, "begun_from": newest.pk if newest else ""}, at=request.at)
