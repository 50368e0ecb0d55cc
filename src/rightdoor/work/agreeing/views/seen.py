"""Somebody of whom they may read a request; for everybody else there is no such page."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from rightdoor.ground.access.request import StaffRequest
from rightdoor.records.people.models import Person
from rightdoor.work.agreeing.actions.reading import read_agreements
from rightdoor.work.agreeing.presenters.page import agreement_page
from rightdoor.work.triage.queries import people_read


def seen(request: StaffRequest, person_id: UUID) -> Person:
    """The person, where they may read of them; else the same 'not found' as for one who is not there."""
    return get_object_or_404(people_read(request.account, request.at).select_related("partnership"), pk=person_id)


def show(
    request: StaffRequest, person: Person, template: str, *, status: int = 200, told: str = "", **more: Any
) -> HttpResponse:
    """A page about this person; showing it is on record."""
    read = read_agreements(person_id=person.pk, by=request.account, at=request.at)
    context = {"page": agreement_page(read, request.account, request.at), "told": told, **more}
    return render(request, f"agreeing/{template}.html", context, status=status)
