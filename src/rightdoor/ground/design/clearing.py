"""What leaving empties in a browser; on a phone that keeps sealed notes, not its storage."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rightdoor.ground.design.context import A_YEAR

KEEPS_COOKIE = "__Host-k" if getattr(settings, "PRODUCTION", False) else "k"
EVERYTHING = '"cache", "storage"'
BUT_STORAGE = '"cache"'
KEEPS = "1"


def emptied(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Empty this browser of us.  Where it keeps notes that were not sent, sealed by their owner's key, they stay."""
    keeps = request.COOKIES.get(KEEPS_COOKIE) == KEEPS
    response["Clear-Site-Data"] = BUT_STORAGE if keeps else EVERYTHING
    return response


def keep_storage(response: HttpResponse) -> None:
    """From now on this browser keeps sealed things: leaving must not lose them.  The cookie says no more than that."""
    response.set_cookie(
        KEEPS_COOKIE, KEEPS, max_age=A_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
