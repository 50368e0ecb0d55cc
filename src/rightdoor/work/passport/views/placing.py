"""A place of their own: opened by staff together with the child, with the code to hand over."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.work.passport.actions.placing import NoPlace, give_place
from rightdoor.work.passport.forms.placing import PlaceForm
from rightdoor.work.passport.policy import GIVE_PLACE
from rightdoor.work.passport.presenters.placing import place_of
from rightdoor.work.passport.views.workers import seen, show


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
    place = place_of(person, request.account, request.at)
    return show(request, "place", person, status=status, form=form, place=place, told=told)
