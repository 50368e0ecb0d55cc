"""What a child, their parent or referrer needs to take part: noting it, asking again, ending it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.records.adjustments.models import CommunicationNeed
from rightdoor.records.people.models import Person
from rightdoor.work.adjusting import policy
from rightdoor.work.adjusting.actions import needs as acting
from rightdoor.work.adjusting.forms import EndForm, NeedForm
from rightdoor.work.adjusting.presenters import needs_page
from rightdoor.work.triage.queries import people_read


def seen(request: StaffRequest, person_id: UUID) -> Person:
    """The person, where they may read of them; else the same 'not found' as for one who is not there."""
    return get_object_or_404(people_read(request.account, request.at).select_related("partnership"), pk=person_id)


def show(request: StaffRequest, person: Person, form: NeedForm, status: int = 200, **more: Any) -> HttpResponse:
    """The page; showing it is on record."""
    read = acting.read_needs(person_id=person.pk, by=request.account, at=request.at)
    context = {"page": needs_page(read, request.account, request.at), "form": form, **more}
    return render(request, "adjusting/needs.html", context, status=status)


@open_to(Staff(policy.WRITE))
def needs(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """What stands, and noting another."""
    person, form = seen(request, person_id), NeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acting.write_need(person_id=person.pk, by=request.account, at=request.at, **form.cleaned_data)
        return redirect("needs", person_id=person.pk)
    return show(request, person, form, status=422 if form.is_bound else 200)


@open_to(Staff(policy.WRITE))
@require_POST
def confirm(request: StaffRequest, person_id: UUID, need_id: UUID) -> HttpResponse:
    """It is still so."""
    person = seen(request, person_id)
    need = get_object_or_404(CommunicationNeed.objects.of(person), pk=need_id)
    acting.confirm_need(person_id=person.pk, need_id=need.pk, by=request.account, at=request.at)
    return redirect("needs", person_id=person.pk)


@open_to(Staff(policy.WRITE))
@require_POST
def end(request: StaffRequest, person_id: UUID, need_id: UUID) -> HttpResponse:
    """It is not there any more."""
    person, form = seen(request, person_id), EndForm(request.POST)
    need = get_object_or_404(CommunicationNeed.objects.of(person), pk=need_id)
    if not form.is_valid():
        return show(request, person, NeedForm(), status=422, ending=form, ending_key=need.pk)
    acting.end_need(person_id=person.pk, need_id=need.pk, by=request.account, at=request.at, **form.cleaned_data)
    return redirect("needs", person_id=person.pk)
