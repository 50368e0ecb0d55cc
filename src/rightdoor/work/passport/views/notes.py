"""My notes: shown after a word about the phone, and taken off at once."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.passport.actions.notes import open_notes, take_off
from rightdoor.work.passport.kept import for_phone, names
from rightdoor.work.passport.presenters.notes import notes_of
from rightdoor.work.passport.views.telling import my_page
from rightdoor.work.passport.views.visit import say
from rightdoor.work.referrals.models import Referral


@open_to(PUBLIC)
@my_page
def notes(request: Request, referral: Referral) -> HttpResponse:
    """First only a warning; what they chose is shown once they say so, and asked again the next time."""
    sheet = notes_of(referral, request.at)
    if sheet is None:
        raise Http404
    if request.method != "POST":
        return render(request, "passport/notes.html", {"sheet": None})
    open_notes(referral_id=referral.pk, by=VISITOR, at=request.at)
    return render(
        request,
        "passport/notes.html",
        {"sheet": sheet, "phone": for_phone(referral, sheet, request.at), "names": names()},
    )


@open_to(PUBLIC)
@require_POST
@my_page
def off(request: Request, referral: Referral) -> HttpResponse:
    """They are here no more."""
    take_off(referral_id=referral.pk, by=VISITOR, at=request.at)
    say(request, "notes_off")
    return redirect("my-request-open")
