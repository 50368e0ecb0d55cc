"""Display settings, leaving, and the gallery.  Who may use them is declared where they are wired."""

from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from rightdoor.ground.design.clearing import KEEPS_COOKIE, emptied
from rightdoor.ground.design.context import A_YEAR, COOKIE, LEAVE_FOR, read_display
from rightdoor.ground.design.forms import DisplayForm
from rightdoor.ground.design.samples import GalleryForm, samples


def display(request: HttpRequest) -> HttpResponse:
    """Choose light or dark, contrast, space and easier reading."""
    shown = read_display(request.COOKIES.get(COOKIE, ""))
    form = DisplayForm(request.POST or None, initial=shown)
    if request.method != "POST" or not form.is_valid():
        saved = "saved" in request.GET
        return render(request, "design/display.html", {"form": form, "saved": saved})
    response = redirect(f"{request.path}?saved")
    response.set_cookie(
        COOKIE,
        urlencode(form.cleaned_data),
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@csrf_exempt  # Ending one's own visit must work from a beacon, which carries no token.
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit and go somewhere plain; works as a link where nothing else does."""
    end_session(request)
    response = HttpResponseRedirect(getattr(settings, "EXIT_URL", LEAVE_FOR))
    for name in request.COOKIES:
        if name not in (
            COOKIE,
            KEEPS_COOKIE,
        ):  # these two say nothing about anybody
            response.delete_cookie(name)
    emptied(request, response)
    response["Cache-Control"] = "no-store"
    return response


def end_session(request: HttpRequest) -> None:
    """Forget the session; with the database down only this browser can forget it, and does."""
    session = getattr(request, "session", None)
    if session is None:
        return
    try:
        session.flush()
    except DatabaseError:
        request.session = type(session)()


def gallery(request: HttpRequest) -> HttpResponse:
    """Every part in its states, so that people and axe can look at them."""
    if not (settings.DEBUG or settings.DEMO or settings.MODE == "test"):
        raise Http404
    form = GalleryForm(GalleryForm.TYPED)
    form.is_valid()
    return render(request, "design/gallery.html", {"form": form, **samples()})
