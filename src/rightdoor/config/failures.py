"""Pages for when something went wrong.  They need no database, and always show where help is.

Their words stand in one place: ``ground/design/jinja2/<status>.html``, and here for a form that came too late.
"""

from collections.abc import Callable

import psycopg
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404

from rightdoor.ground.access.routes import heard_late

OURS = ("csrfmiddlewaretoken",)
SECRET = ("word", "secret_word")  # sent once more with the rest, and never shown
Answer = Callable[[HttpRequest], HttpResponseBase]


class Unreachable:
    """Answers where the database does not, in the middle of a page: what was typed comes back, with a way on."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page that says what was kept and what to do; any other fault is for others."""
        if not isinstance(exception, OperationalError | InterfaceError | psycopg.OperationalError):
            return None
        return render(request, "config/not_saved.html", typed_in(request), status=503)


def typed_in(request: HttpRequest) -> dict[str, object]:
    """What was sent, to be shown and to be sent once more; a password is neither."""
    everything = [(name, value) for name, values in request.POST.lists() for value in values]
    typed = [(name, value) for name, value in everything if name not in OURS and "password" not in name]
    return {
        "typed": typed,
        "shown": words_in(request),
        "files": bool(request.FILES),
        "where": request.path,
        "sent": request.method == "POST",
    }


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django's signature
    """The same answer for what does not exist and for what may not be seen."""
    return render(request, "404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django's signature
    """What was sent could not be read."""
    return render(request, "400.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Something went wrong on our side."""
    return render(request, "500.html", status=500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django's signature
    """A form from an old tab or without its cookie.  What was typed is given back or still there; danger is heard.

    A page that is never stored is not there any more when somebody goes back to it.  Given back is only what came from
    a page of ours, which the browser says itself: else anybody could have us show their words.
    """
    try:
        kept = heard_late(request)
    except (Resolver404, DatabaseError, InterfaceError):
        kept = False
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    typed = words_in(request, hidden=("code",)) if ours and not kept else []
    return render(request, "config/stale_form.html", {"kept": kept, "typed": typed}, status=403)


def words_in(request: HttpRequest, *, hidden: tuple[str, ...] = ()) -> list[str]:
    """What somebody wrote themselves, but for a word, a password, and what is *hidden* besides."""
    never = (*OURS, *SECRET, *hidden)
    shown = [values for name, values in request.POST.lists() if name not in never and "password" not in name]
    return [value for values in shown for value in values if " " in value.strip()]
