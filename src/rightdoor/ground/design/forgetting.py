"""What a browser still holds of a visit that is over."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rightdoor.ground.design.context import COOKIE
from rightdoor.ground.design.languages import COOKIE as LANGUAGE


def forget_the_visit(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Take what was told out of this browser: words, needs, a place.  Whoever uses it next sees nothing of it.

    How pages look, and in which language, says nothing of the visit; the session and the forms' token are ended by
    those who keep them.
    """
    for name in request.COOKIES:
        if name not in (COOKIE, LANGUAGE, settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
            response.delete_cookie(name)
    return response
