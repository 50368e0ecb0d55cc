"""A place of their own: opened by staff together with the child, with the code to hand over, and a word that is new."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.records.people.models import Person
from rightdoor.work.passport.actions.placing import NoPlace, give_place
from rightdoor.work.passport.actions.renewing import renew_word
from rightdoor.work.passport.forms.placing import NewWordForm, PlaceForm
from rightdoor.work.passport.policy import GIVE_PLACE, RENEW_WORD
from rightdoor.work.passport.presenters.placing import place_of
from rightdoor.work.passport.views.workers import seen, show

RENEWED = "renewed"


@open_to(Staff(GIVE_PLACE))
def place(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Where they have none, the form; where they have, its code to hand over."""
    person, told = seen(request, person_id), ""
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            give_place(person_id=person.pk, **form.cleaned_data, by=request.account, at=request.at)
            return redirect("child-place", person_id=person.pk)
        except NoPlace as why:
            told = str(why)
    status = 409 if told else 422 if form.is_bound else 200
    return page(request, person, form, NewWordForm(), told=told, status=status)


@open_to(Staff(RENEW_WORD))
@require_POST
def new_word(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """The child is there and chooses another word; what the old one opened ends."""
    person, form, told = seen(request, person_id), NewWordForm(request.POST), ""
    if form.is_valid():
        try:
            renew_word(person_id=person.pk, word=form.cleaned_data["word"], by=request.account, at=request.at)
            return redirect(f"{reverse('child-place', args=[person.pk])}?{RENEWED}")
        except NoPlace as why:
            told = str(why)
    return page(request, person, PlaceForm(), form, told=told, status=409 if told else 422)


def page(
    request: StaffRequest, person: Person, form: PlaceForm, renewing: NewWordForm, *, told: str, status: int
) -> HttpResponse:
    """What there is to hand over, to open, or to renew."""
    more = {"form": form, "renewing": renewing, "told": told, "renewed": RENEWED in request.GET}
    return show(request, "place", person, status, **more, place=place_of(person, request.account, request.at))
