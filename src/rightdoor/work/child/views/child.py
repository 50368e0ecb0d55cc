"""The page of one child."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.records.people.models import Person
from rightdoor.work.child.actions import read_child
from rightdoor.work.child.policy import SEE_CHILD
from rightdoor.work.child.presenters.line import SHOWS, asked_of
from rightdoor.work.child.presenters.page import child_page
from rightdoor.work.child.queries import child_for


@open_to(Staff(SEE_CHILD))
@require_safe
def child(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Everything about one child; showing it is on record."""
    asked = asked_of(request.GET.dict())
    page = child_page(visible_child(request, person_id), request.account, request.at, asked)
    read_child(person=page.person, apart=page.apart, by=request.account, at=request.at)
    return render(request, "child/child.html", {"page": page, "shows": SHOWS, "shown": asked.show})


def visible_child(request: StaffRequest, person_id: UUID) -> Person:
    """The child, where they read a request about them; else the same 'not found' as for one who does not exist."""
    person = child_for(request.account, person_id, request.at)
    if person is None:
        raise Http404
    return person
