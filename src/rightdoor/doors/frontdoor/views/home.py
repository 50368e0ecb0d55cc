"""The first page, help now, and the choice of an area.  All three answer with the database down."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rightdoor.doors.frontdoor.areas import area_of_visit, keep_area, name_of_area, served
from rightdoor.doors.frontdoor.forms import AreaForm, FindForm, sent
from rightdoor.doors.frontdoor.presenters import easy
from rightdoor.doors.frontdoor.presenters.first_page import reading_hours, ways_in, who_reads
from rightdoor.doors.frontdoor.presenters.lines import acting_lines, all_lines, talking_lines
from rightdoor.doors.frontdoor.wordings import topics
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import ALWAYS, open_to


@open_to(ALWAYS)
def home(request: Request) -> HttpResponse:
    """One door: find, ask, or help now."""
    area = area_of_visit(request)
    context = {
        "form": FindForm(),
        "area": name_of_area(area),
        "ways": ways_in(),
        "reading": reading_hours(),
        "topics": topics().values(),
        "lines": [*all_lines(area, request.at), *talking_lines(area, request.at)],
    }
    return render(request, "frontdoor/home.html", context)


@open_to(ALWAYS)
def help_now(request: Request) -> HttpResponse:
    """Every line there is, and whether anybody answers now."""
    area = area_of_visit(request)
    context = {
        "area": name_of_area(area),
        "lines": all_lines(area, request.at),
        "acting": acting_lines(area, request.at),
        "talking": talking_lines(area, request.at),
        "reading": who_reads(area, request.at),
    }
    return render(request, "frontdoor/help_now.html", context)


@open_to(ALWAYS)
def help_easily(request: Request) -> HttpResponse:
    """The same in easy read."""
    return render(request, "frontdoor/help_easy.html", {"lines": easy.help_easily()})


@open_to(ALWAYS)
def choose_area(request: Request) -> HttpResponse:
    """Choose whose services are shown."""
    form = AreaForm(sent(request), initial={"area": area_of_visit(request)})
    if request.method != "POST" or not form.is_valid():
        return render(request, "frontdoor/area.html", {"form": form, "elsewhere": ""})
    slug = form.chosen()
    if slug and slug not in served():
        context = {"form": AreaForm(initial={"area": area_of_visit(request)}), "elsewhere": name_of_area(slug)}
        return render(request, "frontdoor/area.html", context)
    return keep_area(redirect("front-home"), slug)
