"""Pages for when something went wrong.  They need no database, and always show where help is.

Their words stand in one place: ``ground/design/jinja2/<status>.html``, and here for a form that came too late.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


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
    """A form from an old tab or without its cookie; what was typed is still in the browser."""
    return render(request, "config/stale_form.html", status=403)
