"""What falls due around help, on one page, and what came of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.work.milestones import policy
from rightdoor.work.milestones.actions.settling import SettledAlready, list_milestones, settle_milestone
from rightdoor.work.milestones.forms import Settle
from rightdoor.work.milestones.models import Milestone
from rightdoor.work.milestones.presenters import milestone_rows

MOST = 100


@open_to(Staff(policy.SEE))
@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """What falls due, the oldest first."""
    return show(request)


def show(
    request: StaffRequest, *, status: int = 200, bound: Settle | None = None, of: UUID | None = None, told: str = ""
) -> HttpResponse:
    """The page.  *bound*: the form that was refused, *of* this one."""
    rows = Milestone.objects.visible_to(request.account, request.at).select_related(
        "person", "referral__contact_plan", "done_by"
    )
    to_do = list(rows.to_do().order_by("due_on", "pk")[:MOST])
    done = list(rows.exclude(done_at=None).order_by("-done_at", "-pk")[: MOST // 4])
    found = list_milestones([*to_do, *done], by=request.account, at=request.at)
    forms = {one.pk: Settle(auto_id=f"m{one.pk}_%s") for one in to_do}
    if bound is not None and of is not None:
        forms[of] = bound
    context = {"rows": milestone_rows(found, request.at), "forms": forms, "told": told, "refused": bound, "opened": of}
    return render(request, "milestones/list.html", context, status=status)


@open_to(Staff(policy.SETTLE))
@require_POST
def settle(request: StaffRequest, milestone_id: UUID) -> HttpResponse:
    """What came of one."""
    one = get_object_or_404(Milestone.objects.visible_to(request.account, request.at), pk=milestone_id)
    form = Settle(request.POST, auto_id=f"m{one.pk}_%s")
    if not form.is_valid():
        return show(request, status=422, bound=form, of=one.pk)
    try:
        settle_milestone(milestone_id=one.pk, by=request.account, at=request.at, **form.as_arguments())
    except SettledAlready as told:
        return show(request, status=409, bound=form, of=one.pk, told=str(told))
    return redirect("milestones")
