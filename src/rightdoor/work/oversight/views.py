"""The auditor's page: what stood out in the last weeks."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.work.oversight import policy
from rightdoor.work.oversight.actions.settling import read_weeks, settle_week
from rightdoor.work.oversight.forms import Settle
from rightdoor.work.oversight.models import Week
from rightdoor.work.oversight.presenters import alarms, faces


@open_to(Staff(policy.SEE))
def unusual(request: StaffRequest) -> HttpResponse:
    """The last weeks, and how often each reason is wrong."""
    return show(request)


def show(
    request: StaffRequest, status: int = 200, form: Settle | None = None, at_fault: UUID | None = None
) -> HttpResponse:
    """The page, with a form that could not be used as it was typed."""
    weeks = faces(read_weeks(by=request.account, at=request.at))
    forms = {one.key: form if form and one.key == at_fault else Settle(auto_id=f"w{one.key}_%s") for one in weeks}
    context = {"weeks": weeks, "alarms": alarms(), "forms": forms, "form": form}
    return render(request, "oversight/unusual.html", context, status=status)


@open_to(Staff(policy.SETTLE))
@require_POST
def settle(request: StaffRequest, week_id: UUID) -> HttpResponse:
    """What came of it."""
    week = get_object_or_404(Week.objects.visible_to(request.account), pk=week_id)
    form = Settle(request.POST, auto_id=f"w{week.pk}_%s")
    if not form.is_valid():
        return show(request, status=422, form=form, at_fault=week.pk)
    settle_week(week_id=week.pk, by=request.account, at=request.at, **form.cleaned_data)
    return redirect("unusual")
