"""Who holds which role: one person asks for it, a second agrees, and it can be taken away at once."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access import actions, policy
from rightdoor.ground.access.models import Account, RoleAsked, RoleHeld
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.two_people import SamePerson
from rightdoor.ground.signin.stepping_up import steps_up
from rightdoor.pure.rules.days import day_of
from rightdoor.records.workforce.forms import AskedRole, TakenRole
from rightdoor.records.workforce.presenters.roles import held_of, name_of, waiting_of
from rightdoor.records.workforce.views.people import visible_account


@open_to(Staff(policy.SEE_ROLES))
def one(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """The roles of one member of staff: held, waiting, and what can be asked."""
    return show(request, visible_account(request, account_id))


def show(request: StaffRequest, account: Account, status: int = 200, **more: Any) -> HttpResponse:
    """Their page, with whatever went wrong and what was typed."""
    context = {
        "person": account,
        "held": held_of(account, request.account, request.at),
        "waiting": waiting_of(RoleAsked.objects.filter(account=account), request.account, request.at),
        "form": role_form(request),
        "told": "",
        **more,
    }
    return render(request, "workforce/roles.html", context, status=status)


def role_form(request: StaffRequest, data: Any = None) -> AskedRole:
    return AskedRole(data, areas=settings.AREAS, initial={"starts_on": day_of(request.at)})


@open_to(Staff(policy.ASK_ROLE))
@require_POST
@steps_up
def ask(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Ask that they may have a role."""
    account, form = visible_account(request, account_id), role_form(request, request.POST)
    if not form.is_valid():
        return show(request, account, status=422, form=form)
    try:
        actions.ask_role(account_id=account.pk, **form.cleaned_data, by=request.account, at=request.at)
    except actions.NotGiven as told:
        return show(request, account, status=422, form=form, told=str(told))
    return redirect("workforce-roles", account_id=account.pk)


@open_to(Staff(policy.AGREE_ROLE))
@require_POST
@steps_up
def agree(request: StaffRequest, asked_id: UUID) -> HttpResponse:
    """The second person agrees, or does not."""
    ours = RoleAsked.objects.filter(partnership=request.account.partnership_id, account__is_active=True)
    asked = get_object_or_404(ours.select_related("account"), pk=asked_id)
    act = actions.refuse_role if "refuse" in request.POST else actions.agree_role
    try:
        act(asked_id=asked.pk, by=request.account, at=request.at)
    except (SamePerson, actions.NotGiven) as told:
        return show(request, asked.account, status=409, told=str(told))
    return redirect("workforce-roles", account_id=asked.account_id)


@open_to(Staff(policy.TAKE_ROLE))
@steps_up
def take(request: StaffRequest, held_id: UUID) -> HttpResponse:
    """Take a role away, with a reason."""
    ours = RoleHeld.objects.filter(account__partnership=request.account.partnership_id, taken_at__isnull=True)
    held = get_object_or_404(ours.select_related("account"), pk=held_id)
    form: forms.Form = TakenRole(request.POST or None)
    told = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_role(held_id=held.pk, **form.cleaned_data, by=request.account, at=request.at)
            return redirect("workforce-roles", account_id=held.account_id)
        except actions.NotGiven as stopped:
            told = str(stopped)
    context = {"held": held, "role_name": name_of(held.role), "form": form, "told": told}
    return render(request, "workforce/take.html", context, status=422 if form.is_bound else 200)
