"""What a young person tells of themselves, for the people who work with them; and a link made for them."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.records.people.models import Person
from rightdoor.records.telling.models import Link
from rightdoor.records.telling.policy import END_LINK, GIVE
from rightdoor.work.passport.actions import giving
from rightdoor.work.passport.actions.reading import read_told
from rightdoor.work.passport.forms.giving import GiveForThemForm
from rightdoor.work.passport.policy import SEE_TOLD
from rightdoor.work.passport.presenters.given import choices_of, to_hand_on
from rightdoor.work.passport.presenters.workers_view import BOTH, told_page
from rightdoor.work.passport.whose import behind, rests
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.queries import people_read, requests_read


def seen(request: StaffRequest, person_id: UUID) -> Person:
    """The person, where they may read of them; else the same 'not found' as for one who is not there."""
    return get_object_or_404(people_read(request.account, request.at), pk=person_id)


def asked_themselves(request: StaffRequest, person_id: UUID) -> Referral:
    """The newest request with which they asked for themselves, where it is read and nobody has died."""
    rows = requests_read(seen(request, person_id), request.account, request.at).filter(asker=Asker.ME)
    found = rows.select_related("person", "contact_plan").first()
    if found is None or rests(found, request.at):
        raise Http404
    return found


def show(request: StaffRequest, template: str, person: Person, status: int = 200, **more: Any) -> HttpResponse:
    """A page with their words; showing it is on record."""
    read = read_told(person_id=person.pk, by=request.account, at=request.at)
    page = told_page(read, request.account, request.at)
    return render(request, f"passport/{template}.html", {"page": page, **more}, status=status)


@open_to(Staff(SEE_TOLD))
def told(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Their words, as far as they are for whoever works with them."""
    return show(request, "told", seen(request, person_id))


@open_to(Staff(GIVE))
def give(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """A link, for a young person who said yes to it: of what was written for both alone."""
    referral = asked_themselves(request, person_id)
    form = GiveForThemForm(request.POST or None, choices=choices_of(referral, request.at, audience=BOTH))
    if request.method == "POST" and form.is_valid():
        try:
            link = giving.give(referral_id=referral.pk, **form.cleaned_data, by=request.account, at=request.at)
        except giving.KeptFromThem:
            form.add_error("name", _("They are named as somebody who must not know. No link was made"))
        else:
            return redirect("child-told-given", person_id=person_id, link_id=link.pk)
    return show(request, "give_for_them", seen(request, person_id), status=422 if form.is_bound else 200, form=form)


@open_to(Staff(GIVE))
def given(request: StaffRequest, person_id: UUID, link_id: UUID) -> HttpResponse:
    """The link and its words, for whoever made it to hand on while it is open."""
    referral = asked_themselves(request, person_id)
    rows = Link.objects.behind(behind(referral)).open(request.at)
    link = get_object_or_404(rows.filter(made_by=request.account), pk=link_id)
    hand_on = to_hand_on(link, here=request.build_absolute_uri("/"))
    return show(request, "given_for_them", seen(request, person_id), link=link, hand_on=hand_on)


@open_to(Staff(END_LINK))
@require_POST
def end(request: StaffRequest, person_id: UUID, link_id: UUID) -> HttpResponse:
    """It opens nothing from now on."""
    referral = asked_themselves(request, person_id)
    try:
        giving.end_link(referral_id=referral.pk, link_id=link_id, by=request.account, at=request.at)
    except giving.NotTheirLink:
        raise Http404 from None
    return redirect("child-told", person_id=person_id)
