"""The page that a young person's phone opens by itself, and what makes the phone able to.  It names nobody."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.ground.design.clearing import keep_storage
from rightdoor.ground.design.offline import app_of, worker_of
from rightdoor.work.passport.actions.notes import keep_on_phone
from rightdoor.work.passport.kept import is_newer, names
from rightdoor.work.passport.presenters.notes import notes_of
from rightdoor.work.passport.views.telling import my_page
from rightdoor.work.referrals.models import Referral

FILES = ("passport/kept.js", "passport/page.js")


@open_to(PUBLIC)
@require_POST
@my_page
def kept(request: Request, referral: Referral) -> HttpResponse:
    """They keep their notes on this phone: from now on leaving does not empty it of them."""
    if notes_of(referral, request.at) is None:
        raise Http404
    keep_on_phone(referral_id=referral.pk, by=VISITOR, at=request.at)
    answer = HttpResponse(status=204)
    keep_storage(answer)
    return answer


@open_to(PUBLIC)
@require_safe
def page(request: Request) -> HttpResponse:
    """The same for everybody; what was kept is on the phone alone."""
    return render(request, "passport/page.html")


@open_to(PUBLIC)
@require_safe
def newer(request: Request) -> HttpResponse:
    """Yes or no, to whoever holds the mark that is sealed with what was kept."""
    answer = JsonResponse({"newer": is_newer(request.headers.get("X-Kept", ""))})
    answer["Cache-Control"] = "no-store"
    return answer


@open_to(PUBLIC)
@require_safe
def worker(_request: Request) -> HttpResponse:
    """What the browser runs to open that page without a network."""
    return worker_of("page", reverse("page"), FILES)


@open_to(PUBLIC)
@require_safe
def manifest(_request: Request, number: int) -> HttpResponse:
    """What a phone shows of it among its other apps: a name that says nothing."""
    if not 1 <= number <= len(names()):
        raise Http404
    return app_of(names()[number - 1], reverse("page"), reverse("page"))
