"""What every page knows from this room: how the person wants it shown, and the site's own words.

The rooms above add what they know through context processors of their own; each layout says
at its top what it reads, and does without whatever is missing.
"""

from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest

from rightdoor.ground.design.forms import CONTRASTS, READINGS, SPACINGS, THEMES

A_YEAR = 365 * 24 * 60 * 60
COOKIE = "__Host-display" if getattr(settings, "PRODUCTION", False) else "display"
LEAVE_FOR = "https://www.bbc.co.uk/weather"
TAB_TITLE = "Page"
ALLOWED = {
    "theme": {value for value, _ in THEMES},
    "contrast": {value for value, _ in CONTRASTS},
    "spacing": {value for value, _ in SPACINGS},
    "reading": {value for value, _ in READINGS},
}
AS_IT_COMES = {"theme": "system", "contrast": "system", "spacing": "normal", "reading": "normal"}


def read_display(cookie: str) -> dict[str, str]:
    """The choices that a cookie holds; anything strange in it counts as no choice."""
    known = {name: value for name, value in parse_qsl(cookie) if value in ALLOWED.get(name, ())}
    return AS_IT_COMES | known


def page(request: HttpRequest) -> dict[str, Any]:
    """The context processor that the settings name."""
    return {
        "display": read_display(request.COOKIES.get(COOKIE, "")),
        "demo": getattr(settings, "DEMO", False),
        "training": getattr(settings, "TRAINING", False),
        "exit_url": getattr(settings, "EXIT_URL", LEAVE_FOR),
        "tab_title": getattr(settings, "TAB_TITLE", TAB_TITLE),
    }
