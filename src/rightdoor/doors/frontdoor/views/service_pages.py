"""A service on its own page, and taking what was told along to asking for it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.doors.frontdoor.carrying import carry
from rightdoor.doors.frontdoor.numbers import entry_numbered
from rightdoor.doors.frontdoor.presenters.service_page import service_page
from rightdoor.doors.frontdoor.told import keep_told, read_told
from rightdoor.doors.frontdoor.wordings import VOICES
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import ALWAYS, PUBLIC, open_to
from rightdoor.records.directory.entries import Entry


@open_to(ALWAYS)
@require_safe
def service(request: Request, number: int) -> HttpResponse:
    """Who it is for, how to ask, when it answers, what happens next, when the facts were checked."""
    page = service_page(entry_or_404(number), read_told(request), at=request.at)
    return render(request, "frontdoor/service.html", {"page": page})


@open_to(PUBLIC)
@require_POST
def ask_for_it(request: Request, number: int = 0) -> HttpResponse:
    """Go on to asking for help, with the answers and the service that is wanted."""
    wanted = entry_or_404(number).code if number else ""
    told, who = read_told(request), str(request.POST.get("who", ""))
    if who in VOICES:
        told = told.saying({"who": who})
    carry(request, told, wanted=wanted, at=request.at)
    return keep_told(redirect("/ask/"), told)


def entry_or_404(number: int) -> Entry:
    """The service with this number."""
    entry = entry_numbered(number)
    if entry is None:
        raise Http404
    return entry
