"""From due to gone: propose, sign, send back, keep; and what somebody is told who asked for it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.two_people import SamePerson
from rightdoor.ground.signin.stepping_up import steps_up
from rightdoor.work.keeping import policy, presenters
from rightdoor.work.keeping.actions import disposing, erasing
from rightdoor.work.keeping.actions.holding import OnHold
from rightdoor.work.keeping.forms import Chosen, Longer, Parts
from rightdoor.work.keeping.lifecycle import Kind, Stage
from rightdoor.work.keeping.models import Ending
from rightdoor.work.keeping.views.overview import show

REFUSALS = (
    disposing.NotDue, disposing.StillOpen, disposing.Overtaken, disposing.NothingChosen, OnHold, SamePerson,
)  # fmt: skip
CONFLICT = 409


def chosen_by(request: StaffRequest, stage: Stage, name: str) -> Chosen:
    """What was ticked, among what this person sees at that stage."""
    theirs = Ending.objects.visible_to(request.account, request.at).filter(stage=stage)
    keys = request.POST.getlist("ending_ids")
    listed = [(str(one.pk), "") for one in theirs if str(one.pk) in keys]
    return Chosen(request.POST, listed=listed, auto_id=f"{name}_%s")


def act_on(request: StaffRequest, form: forms.Form, act: Callable[..., Any], **more: Any) -> HttpResponse:
    """One form, one action; then the first page, or the same with what went wrong."""
    if not form.is_valid():
        return show(request, status=422, told=next(iter(form.errors.values()))[0])
    try:
        act(**form.cleaned_data, **more, by=request.account, at=request.at)
    except REFUSALS as told:
        return show(request, status=CONFLICT, told=str(told))
    return redirect("records")


@open_to(Staff(policy.PROPOSE))
@require_POST
def propose(request: StaffRequest) -> HttpResponse:
    """One person has looked."""
    return act_on(request, chosen_by(request, Stage.LISTED, "due"), disposing.propose)


@open_to(Staff(policy.PROPOSE))
@require_POST
def keep(request: StaffRequest) -> HttpResponse:
    """Somebody says why records are kept longer."""
    why = Longer(request.POST)
    form = chosen_by(request, Stage.LISTED, "due")
    if not why.is_valid():
        return show(request, status=422, longer=Longer(request.POST, auto_id="longer_%s"), bound=why)
    return act_on(request, form, disposing.keep_longer, **why.cleaned_data)


@open_to(Staff(policy.SIGN))
@require_POST
@steps_up
def sign(request: StaffRequest) -> HttpResponse:
    """A second person signs the list, after a second step."""
    return act_on(request, chosen_by(request, Stage.PROPOSED, "second"), disposing.sign)


@open_to(Staff(policy.SIGN))
@require_POST
def send_back(request: StaffRequest) -> HttpResponse:
    """A second person does not agree."""
    return act_on(request, chosen_by(request, Stage.PROPOSED, "second"), disposing.send_back)


@open_to(Staff(policy.SEE))
def ending(request: StaffRequest, ending_id: UUID) -> HttpResponse:
    """One ending: who asked, where it stands, and what they are told."""
    return show_ending(request, visible_ending(request, ending_id))


def visible_ending(request: StaffRequest, ending_id: UUID) -> Ending:
    theirs = Ending.objects.visible_to(request.account, request.at).select_related("proposed_by", "signed_by")
    return get_object_or_404(theirs, pk=ending_id)


def show_ending(request: StaffRequest, one: Ending, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one ending, with whatever went wrong."""
    context = {
        "ending": one,
        "facts": presenters.ending_facts(one),
        "answer": presenters.answer_to_the_person(one),
        "parts": Parts(auto_id="parts_%s"),
        "longer": Longer(auto_id="longer_%s"),
        "is_listed": one.stage == Stage.LISTED,
        "is_proposed": one.stage == Stage.PROPOSED,
        "is_erasure": one.kind == Kind.ERASURE,
        "bound": None,
        "told": "",
    }
    return render(request, "keeping/ending.html", context | more, status=status)


@open_to(Staff(policy.PROPOSE))
@require_POST
def propose_erasure(request: StaffRequest, ending_id: UUID) -> HttpResponse:
    """One person says that a record may go, and whether the part about safety stays."""
    one, form = visible_ending(request, ending_id), Parts(request.POST, auto_id="parts_%s")
    return act_on_one(request, one, form, erasing.propose_erasure, name="parts", ending_id=one.pk)


@open_to(Staff(policy.PROPOSE))
@require_POST
def refuse_erasure(request: StaffRequest, ending_id: UUID) -> HttpResponse:
    """The record is kept, and the person is told why."""
    one, form = visible_ending(request, ending_id), Longer(request.POST, auto_id="longer_%s")
    return act_on_one(request, one, form, disposing.keep_longer, name="longer", ending_ids=[one.pk])


def act_on_one(
    request: StaffRequest, one: Ending, form: Any, act: Callable[..., Any], *, name: str, **more: Any
) -> HttpResponse:
    """One form, one action; then the page of the ending, or the same with what went wrong."""
    if not form.is_valid():
        return show_ending(request, one, status=422, bound=form, **{name: form})
    given = form.as_arguments() if hasattr(form, "as_arguments") else form.cleaned_data
    try:
        act(**given, **more, by=request.account, at=request.at)
    except REFUSALS as told:
        return show_ending(request, visible_ending(request, one.pk), status=CONFLICT, told=str(told))
    return redirect("records-ending", ending_id=one.pk)
