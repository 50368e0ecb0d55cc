"""What somebody was asked and answered, and writing an answer down."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.records.agreements.actions.answering import GrownUp
from rightdoor.records.agreements.wordings import read_aloud
from rightdoor.records.people.models import Agreement, Person
from rightdoor.work.agreeing import policy
from rightdoor.work.agreeing.actions import writing
from rightdoor.work.agreeing.presenters.choices import service_choices
from rightdoor.work.agreeing.views.seen import seen, show
from rightdoor.work.triage.forms.working import Agree
from rightdoor.work.triage.presenters.adults import adult_choices


@open_to(Staff(policy.SEE))
@require_safe
def page(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Everything that was asked, answered and shared."""
    return show(request, seen(request, person_id), "page")


@open_to(Staff(policy.WRITE))
def write(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Read the words out, and write down what they said."""
    person, told = seen(request, person_id), ""
    services = service_choices(person, request.account, request.at)
    form = Agree(request.POST or None, services=services, adults=adult_choices(person, request.account, request.at))
    if request.method == "POST" and form.is_valid():
        try:
            writing.write_answer(person_id=person.pk, by=request.account, at=request.at, **form.cleaned_data)
            return redirect("agreement", person_id=person.pk)
        except GrownUp as why:
            told = str(why)
    return show_form(request, person, form, told)


def show_form(request: StaffRequest, person: Person, form: Agree, told: str) -> HttpResponse:
    """The words to read out, and the form."""
    aloud = [(label, read_aloud(to)) for to, label in Agreement.To.choices]
    status = 409 if told else 422 if form.is_bound else 200
    return show(request, person, "write", form=form, aloud=aloud, told=told, status=status)
