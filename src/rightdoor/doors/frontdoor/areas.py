"""Which area a visitor is looking at: their own choice, kept in a cookie that says only that."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rightdoor.doors.frontdoor.told import Told
from rightdoor.records.directory.queries import area_named, areas_served

COOKIE = "__Host-area" if settings.PRODUCTION else "area"


def area_of_visit(request: HttpRequest) -> str:
    """The area that was chosen, or nothing."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in served() else ""


def area_of(request: HttpRequest, told: Told) -> str:
    """Where they said they live, else the area that was chosen; nothing where neither was said."""
    return str(told.answers.get("lives_in") or area_of_visit(request))


def served() -> dict[str, str]:
    """The areas of this site with their names."""
    return {area.slug: area.name for area in areas_served()}


def name_of_area(slug: str) -> str:
    """What an area is called; nothing for no area."""
    area = area_named(slug) if slug else None
    return area.name if area else ""


def keep_area(response: HttpResponse, slug: str) -> HttpResponse:
    """Keep a choice of area for as long as the browser is open."""
    if slug in served():
        response.set_cookie(COOKIE, slug, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE)
    return response
