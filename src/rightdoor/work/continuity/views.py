"""Who opened the extract while the system was down, and a person's word on each."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.work.continuity.actions import review_opening
from rightdoor.work.continuity.forms import Review
from rightdoor.work.continuity.models import Opening
from rightdoor.work.continuity.policy import REVIEW


@open_to(Staff(REVIEW))
def openings(request: StaffRequest) -> HttpResponse:
    """Those to review first, then the last that were."""
    return show(request)


def show(request: StaffRequest, status: int = 200, **more: Any) -> HttpResponse:
    """The list, with a form that could not be used as it was typed."""
    mine = Opening.objects.visible_to(request.account).select_related("reviewed_by")
    waiting = list(mine.to_review().order_by("opened_at", "id"))
    done = mine.filter(reviewed_at__isnull=False).order_by("-reviewed_at", "id")[:50]
    forms = {one.pk: Review(auto_id=f"{one.pk}_%s") for one in waiting} | more.pop("bound", {})
    context = {"waiting": [(one, forms[one.pk]) for one in waiting], "done": done, **more}
    return render(request, "continuity/openings.html", context, status=status)


@open_to(Staff(REVIEW))
@require_POST
def review(request: StaffRequest, opening_id: UUID) -> HttpResponse:
    """A person's word on one."""
    opening = get_object_or_404(Opening.objects.visible_to(request.account), pk=opening_id)
    form = Review(request.POST, auto_id=f"{opening.pk}_%s")
    if not form.is_valid():
        return show(request, status=422, bound={opening.pk: form})
    review_opening(opening_id=opening.pk, by=request.account, at=request.at, **form.cleaned_data)
    return redirect("continuity")
