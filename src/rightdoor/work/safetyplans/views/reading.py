"""A child's safety plan: as it stands now, and as it was."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import rule_on
from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans import policy
from rightdoor.work.safetyplans.actions.reading import read_plan
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.safetyplans.presenters.plan import plan_page


def seen(request: StaffRequest, person_id: UUID, act: str = policy.SEE) -> Person:
    """The child, where they may do this; else the same 'not found' as for one who is not there."""
    person = Person.objects.filter(partnership_id=request.account.partnership_id, pk=person_id).first()
    if person is None or not rule_on(request.account, act, person, at=request.at).allowed:
        raise Http404
    return person


@open_to(Staff(policy.SEE))
@require_safe
def plan(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """As it stands now; where there is none, the way to begin one."""
    person = read_plan(person_id=seen(request, person_id).pk, by=request.account, at=request.at)
    return render(request, "safetyplans/plan.html", {"page": plan_page(person, request.account, request.at)})


@open_to(Staff(policy.SEE))
@require_safe
def version(request: StaffRequest, person_id: UUID, plan_id: UUID) -> HttpResponse:
    """One version, as it was written."""
    person = seen(request, person_id)
    earlier = get_object_or_404(SafetyPlan.objects.of(person).select_related("written_by"), pk=plan_id)
    read_plan(person_id=person.pk, by=request.account, at=request.at)
    page = plan_page(person, request.account, request.at, earlier)
    return render(request, "safetyplans/plan.html", {"page": page, "earlier": True})
