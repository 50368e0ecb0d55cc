"""A child has died: recording it, looking at it a second time, and undoing it where it was not so."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people import dying
from rightdoor.records.people.policy import RECORD_DEATH
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.dying import NobodyHere, read_for, record_for
from rightdoor.work.triage.forms.dying import RecordDeath, UndoDeath
from rightdoor.work.triage.presenters.dying import DeathPage, death_page
from rightdoor.work.triage.queries import where_leading


def page_for(request: StaffRequest, referral_id: UUID) -> DeathPage:
    """The request, where they lead or manage; else the same 'not found' as for one that does not exist."""
    rows = where_leading(request.account, request.at).filter(person__isnull=False).select_related("person")
    referral: Referral = get_object_or_404(rows, pk=referral_id)
    return death_page(referral, request.account, request.at)


def show(request: StaffRequest, page: DeathPage, status: int = 200, **more: Any) -> HttpResponse:
    """The page, with a form that could not be used as it was typed.  Seeing it is on record."""
    read_for(referral=page.referral, twins=[UUID(key) for key, _name in page.twins], by=request.account, at=request.at)
    context = {"page": page, "form": record_form(request, page), "undo": UndoDeath(), "told": "", **more}
    return render(request, "triage/death.html", context, status=status)


def record_form(request: StaffRequest, page: DeathPage, data: Any = None) -> RecordDeath:
    """The form, with the requests that may be about the same child."""
    return RecordDeath(data, twins=page.twins, today=day_of(request.at))


@open_to(Staff(RECORD_DEATH))
def death(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """What is on record; and recording it."""
    page = page_for(request, referral_id)
    if request.method != "POST":
        return show(request, page)
    form = record_form(request, page, request.POST)
    if not form.is_valid():
        return show(request, page, status=422, form=form)
    try:
        record_for(referral_id=referral_id, by=request.account, at=request.at, **form.as_arguments())
    except (dying.NoSource, NobodyHere) as told:
        return show(request, page, status=409, form=form, told=str(told))
    return redirect("request-death", referral_id=referral_id)


@open_to(Staff(RECORD_DEATH))
@require_POST
def look(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """A second person has looked, and it is so."""
    page = page_for(request, referral_id)
    try:
        if page.death is not None:
            dying.look_again(death_id=page.death.pk, by=request.account, at=request.at)
    except dying.NotSecond as told:
        return show(request, page, status=409, told=str(told))
    return redirect("request-death", referral_id=referral_id)


@open_to(Staff(RECORD_DEATH))
@require_POST
def undo(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """It was not so: everything goes on."""
    page, form = page_for(request, referral_id), UndoDeath(request.POST)
    if not form.is_valid():
        return show(request, page, status=422, undo=form)
    if page.death is not None:
        dying.undo_death(death_id=page.death.pk, by=request.account, at=request.at, **form.cleaned_data)
    return redirect("request-death", referral_id=referral_id)
