"""The pages of the broken glass: opening, what is open, and the second person's look."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.signin.stepping_up import steps_up
from rightdoor.work.glass import policy
from rightdoor.work.glass.actions import NotOpened, ReviewedAlready, break_glass, close_glass, review_glass
from rightdoor.work.glass.forms import BreakForm, ReviewForm
from rightdoor.work.glass.models import Glass
from rightdoor.work.glass.presenters import opened, page_of


@open_to(Staff(policy.BREAK))
@steps_up
def begin(request: StaffRequest) -> HttpResponse:
    """Say whose record and why; it opens for an hour, for reading."""
    form = BreakForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            break_glass(**form.asked(), stepped_up=request.stepped_up, by=request.account, at=request.at)
        except NotOpened as why:
            form.add_error(None, str(why))
        else:
            return redirect("glass-open")
    return render(request, "glass/begin.html", {"form": form}, status=422 if form.errors else 200)


@open_to(Staff(policy.BREAK))
@require_safe
def open_now(request: StaffRequest) -> HttpResponse:
    """What is open now, until when, and the way to it."""
    mine = Glass.objects.of(request.account).open(request.at).select_related("relation")
    return render(request, "glass/open.html", {"rows": opened(mine.order_by("broken_at"), request.account, request.at)})


@open_to(Staff(policy.CLOSE))
@require_POST
def close(request: StaffRequest, glass_id: UUID) -> HttpResponse:
    """Close it before the hour is over."""
    mine = get_object_or_404(Glass.objects.of(request.account), pk=glass_id)
    close_glass(glass_id=mine.pk, by=request.account, at=request.at)
    return redirect("glass-open")


@open_to(Staff(policy.REVIEW))
def review(request: StaffRequest, glass_id: UUID) -> HttpResponse:
    """Look at what somebody opened, and say whether it was right."""
    glass = get_object_or_404(
        Glass.objects.to_review(request.account, request.at).select_related("account"), pk=glass_id
    )
    page = page_of(glass, request.account, request.at)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            review_glass(glass_id=glass.pk, **form.found(), by=request.account, at=request.at)
        except ReviewedAlready as why:
            form.add_error(None, str(why))
        else:
            return redirect("tasks-mine")
    return render(request, "glass/review.html", {"form": form, "page": page})
