"""In which language a request is answered: the one that was chosen by a link, on the public pages alone.

The choice is kept in a cookie that says only that, until the browser is closed or the page is left.  It needs no
session and no database, so help now speaks it whatever has broken.  Staff's pages are in English.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils.translation import override

from rightdoor.ground.access.routes import Everyone, declared_for
from rightdoor.ground.design.languages import ASKED, COOKIE, as_text, chosen, drawn, languages

Answer = Callable[[HttpRequest], HttpResponseBase]
OF_STAFF = ("/work/", "/account/", "/accounts/", "/static/", "/health/")
STAFFS_ROOMS = ("rightdoor.ground.signin", "rightdoor.ground.access")  # open to everybody, and meant for staff


class Speaking:
    """Answers in the language that was chosen; without a choice nothing here costs anything."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = request.GET.get(ASKED, "") if request.method in ("GET", "HEAD") else ""
        if asked in languages() and is_public(request):
            return kept(request, asked)
        language = chosen(request.COOKIES.get(COOKIE, ""))
        if language == settings.LANGUAGE_CODE or not is_public(request):
            return self.answer(request)
        with override(language):
            response = self.answer(request)
        response["Content-Language"] = language
        return marked(response)


def is_public(request: HttpRequest) -> bool:
    """Whether this page is for families; a page that is not there is."""
    if request.path_info.startswith(OF_STAFF):
        return False
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return True
    return isinstance(declared_for(view), Everyone) and not view.__module__.startswith(STAFFS_ROOMS)


def kept(request: HttpRequest, language: str) -> HttpResponse:
    """The same address without the choice in it, and the choice in a cookie; English needs none."""
    query = request.GET.copy()
    del query[ASKED]
    path = "/" + request.path.lstrip("/")  # two slashes would be another host
    response = HttpResponseRedirect(f"{path}?{query.urlencode()}" if query else path)
    if language == settings.LANGUAGE_CODE:
        response.delete_cookie(COOKIE, samesite="Lax")
    else:
        response.set_cookie(COOKIE, language, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
    return response


def marked(response: HttpResponseBase) -> HttpResponseBase:
    """A page with its English marked as English, and any other text with brackets."""
    kind = response.get("Content-Type", "")
    if (
        response.streaming
        or not isinstance(response, HttpResponse)
        or not kind.startswith(("text/", "application/json"))
    ):
        return response
    text = response.content.decode(response.charset)
    response.content = (drawn(text) if kind.startswith("text/html") else as_text(text)).encode(response.charset)
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))
    return response
