"""Holds: on everything, one by one, and how each ends by two people."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.two_people import SamePerson
from rightdoor.pure.rules.days import day_of
from rightdoor.work.keeping import policy, presenters
from rightdoor.work.keeping.actions import holding
from rightdoor.work.keeping.forms import Holding, Lifting
from rightdoor.work.keeping.models import Hold

CONFLICT = 409


@open_to(Staff(policy.HOLD))
def hold_everything(request: StaffRequest) -> HttpResponse:
    """An inquiry asks for every record of the partnership."""
    form = Holding(request.POST or None, today=day_of(request.at))
    if request.method != "POST" or not form.is_valid():
        return render(request, "keeping/hold_everything.html", {"form": form}, status=422 if form.is_bound else 200)
    hold = holding.place_hold(
        partnership=request.account.partnership, by=request.account, at=request.at, **form.as_arguments()
    )
    return redirect("records-hold", hold_id=hold.pk)


def visible_hold(request: StaffRequest, hold_id: UUID) -> Hold:
    theirs = Hold.objects.visible_to(request.account, request.at).select_related(
        "placed_by", "lift_asked_by", "lifted_by"
    )
    return get_object_or_404(theirs, pk=hold_id)


@open_to(Staff(policy.SEE))
def hold(request: StaffRequest, hold_id: UUID) -> HttpResponse:
    """One hold."""
    return show_hold(request, visible_hold(request, hold_id))


def show_hold(request: StaffRequest, one: Hold, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a hold, with whatever went wrong and what was typed."""
    context = {"hold": one, "line": presenters.hold_line(one), "lifting": Lifting(), "bound": None, "told": ""}
    return render(request, "keeping/hold.html", context | more, status=status)


@open_to(Staff(policy.LIFT))
@require_POST
def ask_to_lift(request: StaffRequest, hold_id: UUID) -> HttpResponse:
    """One person says why it may end."""
    one, form = visible_hold(request, hold_id), Lifting(request.POST)
    if not form.is_valid():
        return show_hold(request, one, status=422, lifting=form, bound=form)
    try:
        holding.ask_to_lift(hold_id=one.pk, by=request.account, at=request.at, **form.cleaned_data)
    except holding.NotOnHold as told:
        return show_hold(request, one, status=CONFLICT, told=str(told))
    return redirect("records-hold", hold_id=one.pk)


@open_to(Staff(policy.LIFT))
@require_POST
def lift(request: StaffRequest, hold_id: UUID) -> HttpResponse:
    """A second person agrees."""
    one = visible_hold(request, hold_id)
    try:
        holding.lift_hold(hold_id=one.pk, by=request.account, at=request.at)
    except (holding.NotOnHold, SamePerson) as told:
        return show_hold(request, one, status=CONFLICT, told=str(told))
    return redirect("records-hold", hold_id=one.pk)
