"""Who can decide what for themselves: competence, and from 16 a doubt about capacity."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.records.agreements.models import CapacityDoubt
from rightdoor.records.people.actions import WrongAge
from rightdoor.work.agreeing import policy
from rightdoor.work.agreeing.actions import writing
from rightdoor.work.agreeing.forms import DoubtForm, JudgeForm, SettleForm
from rightdoor.work.agreeing.presenters.choices import service_choices
from rightdoor.work.agreeing.views.seen import seen, show
from rightdoor.work.triage.actions.offering import NotQualified


@open_to(Staff(policy.JUDGE))
def judge(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Competence for one decision, under 16."""
    person, told = seen(request, person_id), ""
    form = JudgeForm(request.POST or None, services=service_choices(person, request.account, request.at))
    if request.method == "POST" and form.is_valid():
        try:
            writing.judge(person_id=person.pk, by=request.account, at=request.at, **form.as_arguments())
            return redirect("agreement", person_id=person.pk)
        except (WrongAge, NotQualified) as why:
            told = str(why)
    status = 409 if told else 422 if form.is_bound else 200
    return show(request, person, "judge", form=form, told=told, status=status)


@open_to(Staff(policy.DOUBT))
def doubt(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """A doubt about capacity for one decision, from 16."""
    person, told = seen(request, person_id), ""
    form = DoubtForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            writing.doubt(person_id=person.pk, by=request.account, at=request.at, **form.cleaned_data)
            return redirect("agreement", person_id=person.pk)
        except WrongAge as why:
            told = str(why)
    status = 409 if told else 422 if form.is_bound else 200
    return show(request, person, "doubt", form=form, told=told, status=status)


@open_to(Staff(policy.DOUBT))
@require_POST
def settle(request: StaffRequest, person_id: UUID, doubt_id: UUID) -> HttpResponse:
    """What came of a doubt."""
    person, form = seen(request, person_id), SettleForm(request.POST)
    found = get_object_or_404(CapacityDoubt.objects.of(person), pk=doubt_id)
    if not form.is_valid():
        return show(request, person, "page", settling=form, settling_key=found.pk, status=422)
    writing.settle(person_id=person.pk, doubt_id=found.pk, by=request.account, at=request.at, **form.cleaned_data)
    return redirect("agreement", person_id=person.pk)
