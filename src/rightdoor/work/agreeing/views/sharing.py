"""Deciding to share, ending it, and what was shared with oneself."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import rule_on
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.actions.sharing import NotShared
from rightdoor.records.agreements.lifecycle import Basis
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.agreements.policy import SHARE_WITHOUT
from rightdoor.records.people.models import Person
from rightdoor.work.agreeing import policy
from rightdoor.work.agreeing.actions import writing
from rightdoor.work.agreeing.actions.reading import list_shared
from rightdoor.work.agreeing.forms import EndForm, ShareForm
from rightdoor.work.agreeing.presenters.page import things_of
from rightdoor.work.agreeing.presenters.shared import colleagues, with_me
from rightdoor.work.agreeing.views.seen import seen, show


@open_to(Staff(policy.WRITE))
def share(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """What, with whom, what for, on which basis, until when, and whether they know."""
    person, told = seen(request, person_id), ""
    form = share_form(request, person)
    if request.method == "POST" and form.is_valid():
        try:
            writing.decide_to_share(
                person_id=person.pk, by=request.account, at=request.at, **form.as_arguments(request.at)
            )
            return redirect("agreement", person_id=person.pk)
        except NotShared as why:
            told = str(why)
    status = 409 if told else 422 if form.is_bound else 200
    return show(request, person, "share", form=form, told=told, status=status)


def share_form(request: StaffRequest, person: Person) -> ShareForm:
    """The form, with the bases on which this member of staff may decide."""
    alone = rule_on(request.account, SHARE_WITHOUT, person, at=request.at).allowed
    return ShareForm(
        request.POST or None,
        things=things_of(person, request.account, request.at),
        colleagues=colleagues(person, request.account, request.at),
        bases=list(Basis) if alone else [Basis.AGREEMENT],
        today=day_of(request.at),
    )


@open_to(Staff(policy.WRITE))
@require_POST
def end(request: StaffRequest, person_id: UUID, sharing_id: UUID) -> HttpResponse:
    """It is not shared any more, from now on."""
    person, form = seen(request, person_id), EndForm(request.POST)
    sharing = get_object_or_404(Sharing.objects.of(person), pk=sharing_id)
    if not form.is_valid():
        return show(request, person, "page", ending=form, ending_key=sharing.pk, status=422)
    writing.stop_sharing(
        person_id=person.pk, sharing_id=sharing.pk, by=request.account, at=request.at, **form.cleaned_data
    )
    return redirect("agreement", person_id=person.pk)


@open_to(Staff(policy.SEE_SHARED))
@require_safe
def shared_with_me(request: StaffRequest) -> HttpResponse:
    """What is shared with me now, and until when."""
    rows = list_shared(by=request.account, at=request.at)
    return render(request, "agreeing/shared.html", {"rows": with_me(rows, request.account, request.at)})
