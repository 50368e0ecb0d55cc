"""Browsers that are known to be somebody's: a signed cookie that names nobody, kept after a right sign-in."""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from rightdoor.ground.access.networks import mark, network_of
from rightdoor.ground.signin.actions.guessing import Whence
from rightdoor.ground.signin.lifecycle import BROWSER_KNOWN

SALT = "signin.browser"
MOST = 8  # people who share one browser
SHORT = 24  # characters of a fingerprint


def read(request: HttpRequest) -> dict[str, Any]:
    """The browser's own key, and fingerprints of whoever signed in here; empty for a stranger or a forgery."""
    try:
        found = signing.loads(request.COOKIES.get(settings.BROWSER_COOKIE_NAME, ""), salt=SALT, max_age=BROWSER_KNOWN)
    except signing.BadSignature:
        return {"key": "", "whose": []}
    return {"key": str(found["key"]), "whose": list(found["whose"])}


def whence(request: HttpRequest, *, whose: str) -> Whence:
    """Where a guess comes from.  A browser counts for itself only for those who signed in on it before."""
    known = read(request)
    theirs = known["key"] and whose[:SHORT] in known["whose"]
    return Whence(network=network_of(request), browser=mark("browser", known["key"]) if theirs else "")


def remember(request: HttpRequest, response: HttpResponseBase, *, whose: str) -> None:
    """Know this browser from now on as one of theirs."""
    known = read(request)
    names = [whose[:SHORT], *(name for name in known["whose"] if name != whose[:SHORT])][:MOST]
    response.set_cookie(
        settings.BROWSER_COOKIE_NAME,
        signing.dumps({"key": known["key"] or secrets.token_urlsafe(16), "whose": names}, salt=SALT),
        max_age=int(BROWSER_KNOWN.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
