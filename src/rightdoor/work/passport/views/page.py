"""The page that a young person's phone opens by itself, and what makes the phone able to.  It names nobody."""

import json

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.ground.design.clearing import keep_storage
from rightdoor.work.passport.actions.notes import keep_on_phone
from rightdoor.work.passport.kept import is_newer, names
from rightdoor.work.passport.presenters.notes import notes_of
from rightdoor.work.passport.views.telling import my_page
from rightdoor.work.referrals.models import Referral

FILES = (
    "vendor/govuk-frontend.css", "design/rightdoor.css", "design/start.js", "vendor/govuk-frontend.js",
    "design/leave.js", "design/once.js", "design/autosave.js", "design/blank.svg",
    "vendor/fonts/atkinson-hyperlegible-next-latin-400-normal.woff2", "passport/kept.js", "passport/page.js",
)  # fmt: skip


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
    shell = [reverse("page"), *(staticfiles_storage.url(name) for name in FILES)]
    script = staticfiles_storage.url("passport/worker.js")
    words = f"self.SHELL = {json.dumps(shell)};\nimportScripts({json.dumps(script)});\n"
    return HttpResponse(words, content_type="text/javascript; charset=utf-8")


@open_to(PUBLIC)
@require_safe
def manifest(_request: Request, number: int) -> HttpResponse:
    """What a phone shows of it among its other apps: a name that says nothing."""
    icon = {"src": staticfiles_storage.url("design/blank.svg"), "sizes": "any", "type": "image/svg+xml"}
    start = reverse("page")
    if not 1 <= number <= len(names()):
        raise Http404
    name = names()[number - 1]
    words = {"name": name, "short_name": name, "start_url": start, "scope": start, "id": start,
             "icons": [icon], "display": "standalone", "background_color": "#ffffff",
             "theme_color": "#ffffff"}  # fmt: skip
    return JsonResponse(words, content_type="application/manifest+json")
