"""The pages of what is kept apart.  To whoever is not named a sealed part is as unknown as a key of nobody."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.models import Sealable
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.signin.stepping_up import steps_up
from rightdoor.work.sealing import policy
from rightdoor.work.sealing.actions.keeping_apart import NotKeptApart, part_request, seal_part
from rightdoor.work.sealing.actions.naming import name_another, take_name_away
from rightdoor.work.sealing.actions.unsealing import answer_ask, ask_to_unseal
from rightdoor.work.sealing.forms import AnotherName, Answer, AskToOpen, KeepApart, TakeAway
from rightdoor.work.sealing.lifecycle import Ask
from rightdoor.work.sealing.models import Unsealing
from rightdoor.work.sealing.parts import KINDS, rows_of
from rightdoor.work.sealing.presenters import ask_page, choices, part_page, what


def part_for(request: StaffRequest, part_id: UUID, act: str) -> Sealable:
    """The part, where they see it and may do this to it; else 'not found'."""
    for kind in KINDS:
        part: Sealable | None = rows_of(kind).visible_to(request.account, request.at).filter(pk=part_id).first()
        if part is not None and rule_on(request.account, act, part, at=request.at).allowed:
            return part
    raise Http404


@open_to(Staff(policy.SEAL))
def apart(request: StaffRequest, part_id: UUID) -> HttpResponse:
    """Keep a part apart: why, and for whom."""
    part = part_for(request, part_id, policy.SEAL)
    referral = part_request(part)
    if part.is_sealed and request.method != "POST":
        return redirect("apart-who", part_id=part.pk)
    people = choices(referral, request.at, but={request.account.pk})
    form = KeepApart(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            seal_part(part_id=part.pk, **form.as_arguments(), by=request.account, at=request.at)
        except NotKeptApart as why:
            form.add_error("named", str(why))
        else:
            return redirect("request", referral_id=referral.pk)
    context = {"form": form, "what": what(part), "referral": referral}
    return render(request, "sealing/apart.html", context, status=422 if form.errors else 200)


@open_to(Staff(policy.READ))
@require_safe
def who(request: StaffRequest, part_id: UUID) -> HttpResponse:
    """Who reads it."""
    return show(request, part_for(request, part_id, policy.READ))


def show(request: StaffRequest, part: Sealable, status: int = 200, **bound: forms.Form) -> HttpResponse:
    """The page of a part, with a form that could not be used as it was typed."""
    page = part_page(part, request.account, request.at)
    context: dict[str, Any] = {
        "page": page, "name": AnotherName(people=page.people), "ask": AskToOpen(), "take": None,
        "bound": next(iter(bound.values()), None),
    }  # fmt: skip
    return render(request, "sealing/who.html", context | bound, status=status)


@open_to(Staff(policy.NAME))
@require_POST
@steps_up
def name(request: StaffRequest, part_id: UUID) -> HttpResponse:
    """Name one more person, after a second step."""
    part = part_for(request, part_id, policy.NAME)
    form = AnotherName(request.POST, people=part_page(part, request.account, request.at).people)
    if not form.is_valid():
        return show(request, part, 422, name=form)
    name_another(part_id=part.pk, **form.cleaned_data, stepped_up=request.stepped_up, by=request.account, at=request.at)
    return redirect("apart-who", part_id=part.pk)


@open_to(Staff(policy.UNNAME))
@require_POST
@steps_up
def take_away(request: StaffRequest, part_id: UUID) -> HttpResponse:
    """Take a name away, after a second step."""
    part, form = part_for(request, part_id, policy.UNNAME), TakeAway(request.POST)
    if not form.is_valid():
        return show(request, part, 422, take=form)
    try:
        take_name_away(
            part_id=part.pk, **form.cleaned_data, stepped_up=request.stepped_up, by=request.account, at=request.at
        )
    except NotKeptApart as why:
        form.add_error(None, str(why))
        return show(request, part, 409, take=form)
    if form.cleaned_data["account_id"] == request.account.pk:
        return redirect("request", referral_id=part_request(part).pk)
    return redirect("apart-who", part_id=part.pk)


@open_to(Staff(policy.ASK))
@require_POST
@steps_up
def ask(request: StaffRequest, part_id: UUID) -> HttpResponse:
    """Ask that it be opened, after a second step."""
    part, form = part_for(request, part_id, policy.ASK), AskToOpen(request.POST)
    if not form.is_valid():
        return show(request, part, 422, ask=form)
    try:
        ask_to_unseal(
            part_id=part.pk, **form.cleaned_data, stepped_up=request.stepped_up, by=request.account, at=request.at
        )
    except NotKeptApart as why:
        form.add_error(None, str(why))
        return show(request, part, 409, ask=form)
    return redirect("apart-who", part_id=part.pk)


@open_to(Staff(policy.ANSWER))
@steps_up
def answer(request: StaffRequest, unsealing_id: UUID) -> HttpResponse:
    """The second person reads why, and answers, after a second step."""
    asked = Unsealing.objects.visible_to(request.account, request.at).select_related("asked_by")
    one, form = get_object_or_404(asked, pk=unsealing_id), Answer(request.POST if request.method == "POST" else None)
    if one.stage != Ask.OPEN or one.agree_by <= request.at:
        return redirect("tasks-mine")
    part = part_for(request, one.about_id, policy.READ)
    page = ask_page(one, part, may_answer=rule_on(request.account, policy.ANSWER, one, at=request.at).allowed)
    if request.method == "POST" and form.is_valid():
        try:
            answer_ask(unsealing_id=one.pk, **form.as_arguments(), stepped_up=request.stepped_up, by=request.account,
                       at=request.at)  # fmt: skip
        except NotKeptApart as why:
            form.add_error(None, str(why))
        else:
            return redirect("request", referral_id=page.referral.pk)
    return render(request, "sealing/answer.html", {"page": page, "form": form}, status=422 if form.errors else 200)
