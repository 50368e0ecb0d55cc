"""Who is qualified and supervised until when, for managers who keep it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.models import Account, RoleAsked
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.pure.rules.days import day_of
from rightdoor.records.workforce import actions, policy
from rightdoor.records.workforce.forms import Ended, Qualified, Supervised
from rightdoor.records.workforce.models import Qualification, Supervision
from rightdoor.records.workforce.presenters.people import colleague, workforce
from rightdoor.records.workforce.presenters.roles import waiting_of


@open_to(Staff(policy.SEE_WORKFORCE))
def everybody(request: StaffRequest) -> HttpResponse:
    """Everybody, what runs out within sixty days first."""
    accounts = actions.list_workforce(partnership=request.account.partnership, by=request.account, at=request.at)
    asked = RoleAsked.objects.filter(partnership=request.account.partnership_id)
    waiting = waiting_of(asked, request.account, request.at)
    return render(request, "workforce/everybody.html", {"people": workforce(accounts, request.at), "waiting": waiting})


@open_to(Staff(policy.SEE_WORKFORCE))
def one(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """One member of staff: what is on record, and what can be added or ended."""
    return show(request, visible_account(request, account_id))


def visible_account(request: StaffRequest, account_id: UUID) -> Account:
    ours = Account.objects.filter(partnership=request.account.partnership, is_active=True)
    return get_object_or_404(ours, pk=account_id)


def show(request: StaffRequest, account: Account, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one member of staff, with whatever went wrong and what was typed."""
    supervisions = account.supervised_by.select_related("supervisor")
    context = {
        "person": colleague(account, day_of(request.at)),
        "qualifications": account.qualifications.select_related("checked_by").order_by("-ends_on"),
        "supervisions": supervisions.order_by("-starts_on"),
        "today": day_of(request.at),
        "qualified": Qualified(auto_id="qualified_%s", initial={"starts_on": day_of(request.at)}),
        "supervised": supervised_form(account, initial={"starts_on": day_of(request.at)}),
        "bound": None,
        "told": "",
        **more,
    }
    return render(request, "workforce/one.html", context, status=status)


def supervised_form(account: Account, data: Any = None, **more: Any) -> Supervised:
    others = Account.objects.filter(partnership=account.partnership, is_active=True).exclude(pk=account.pk)
    return Supervised(data, people=others.order_by("name"), auto_id="supervised_%s", **more)


def keep(
    request: StaffRequest, account: Account, name: str, form: forms.Form, act: Callable[..., object], **more: Any
) -> HttpResponse:
    """One form, one action; then back to the person, or the same page with what was typed."""
    if not form.is_valid():
        return show(request, account, status=422, bound=form, **{name: form})
    try:
        act(**form.cleaned_data, **more, by=request.account, at=request.at)
    except actions.NotKept as told:
        return show(request, account, status=422, told=str(told), **{name: form})
    return redirect("workforce-one", account_id=account.pk)


@open_to(Staff(policy.KEEP_QUALIFICATIONS))
@require_POST
def qualify(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Add a qualification that was checked."""
    account, form = visible_account(request, account_id), Qualified(request.POST, auto_id="qualified_%s")
    return keep(request, account, "qualified", form, actions.add_qualification, account_id=account.pk)


@open_to(Staff(policy.KEEP_QUALIFICATIONS))
@require_POST
def supervise(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Add who supervises them."""
    account = visible_account(request, account_id)
    form = supervised_form(account, request.POST)
    return keep(request, account, "supervised", form, actions.add_supervision, account_id=account.pk)


@open_to(Staff(policy.KEEP_QUALIFICATIONS))
def end_qualification(request: StaffRequest, qualification_id: UUID) -> HttpResponse:
    """End a qualification earlier than was written."""
    ours = Qualification.objects.filter(partnership=request.account.partnership).select_related("account")
    row = get_object_or_404(ours, pk=qualification_id)
    return end(request, row, actions.end_qualification, qualification_id=row.pk)


@open_to(Staff(policy.KEEP_QUALIFICATIONS))
def end_supervision(request: StaffRequest, supervision_id: UUID) -> HttpResponse:
    """End a supervision."""
    ours = Supervision.objects.filter(partnership=request.account.partnership).select_related("account", "supervisor")
    row = get_object_or_404(ours, pk=supervision_id)
    return end(request, row, actions.end_supervision, supervision_id=row.pk)


def end(
    request: StaffRequest, row: Qualification | Supervision, act: Callable[..., object], **more: Any
) -> HttpResponse:
    """Ask for the last day, then one action."""
    form, told = Ended(request.POST or None, day=day_of(request.at)), ""
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data, **more, by=request.account, at=request.at)
            return redirect("workforce-one", account_id=row.account_id)
        except actions.NotKept as stopped:
            told = str(stopped)
    context = {"row": row, "form": form, "told": told}
    return render(request, "workforce/end.html", context, status=422 if form.is_bound else 200)
