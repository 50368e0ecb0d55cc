"""Pages for when something went wrong.  They need no database, and always show where help is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django's signature
    """The same answer for what does not exist and for what may not be seen."""
    return render(request, "config/not_found.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django's signature
    return render(request, "config/bad_request.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "config/broken.html", status=500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django's signature
    """A form from an old tab or without its cookie; what was typed is still in the browser."""
    return render(request, "config/stale_form.html", status=403)
