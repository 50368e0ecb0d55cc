"""Find help: a few words, a place, an age.  What is typed never stands in an address."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from rightdoor.doors.frontdoor.areas import area_of_visit, keep_area, name_of_area
from rightdoor.doors.frontdoor.finding import find
from rightdoor.doors.frontdoor.forms import FindForm
from rightdoor.doors.frontdoor.presenters.list_page import list_page
from rightdoor.doors.frontdoor.told import Told, forget, keep_told, read_told
from rightdoor.doors.frontdoor.typed_words import needs_in
from rightdoor.doors.frontdoor.wordings import topics
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import ALWAYS, open_to
from rightdoor.work.safeguarding.words import worrying


@open_to(ALWAYS)
def find_help(request: Request) -> HttpResponse:
    """The form; a topic of the first page comes here too, as its number."""
    told = read_told(request)
    if request.method != "POST":
        return render(request, "frontdoor/find.html", {"form": FindForm(initial=typed_before(told))})
    if "again" in request.POST:
        return forget(redirect("front-find"))
    if "topic" in request.POST:
        return keep_told(redirect("front-list"), with_topic(told, str(request.POST["topic"])))
    form = FindForm(request.POST)
    if not form.is_valid():
        return render(request, "frontdoor/find.html", {"form": form})
    answer = keep_told(redirect("front-list"), with_typed(told, form))
    place = form.cleaned_data["place"]
    return keep_area(answer, place.area) if place else answer


def typed_before(told: Told) -> dict[str, object]:
    """What the form shows again."""
    place = told.places.get("lives_in") or name_of_area(str(told.answers.get("lives_in", "")))
    return {"words": told.words, "place": place, "age": told.answers.get("age", "")}


def with_topic(told: Told, number: str) -> Told:
    """What was told, now about one topic."""
    topic = topics().get(int(number)) if number.isdecimal() else None
    if topic is None:
        return told
    return told.about(needs=list(topic.needs), words="", worried=False)


def with_typed(told: Told, form: FindForm) -> Told:
    """What was told, now with what the form says."""
    words, place, age = (form.cleaned_data[name] for name in ("words", "place", "age"))
    known = told.about(needs=list(needs_in(words)), words=words, worried=worrying(words))
    if place:
        known = known.saying({"lives_in": place.area}, place.town)
    return known.saying({"age": age}) if age is not None else known


@open_to(ALWAYS)
@require_safe
def list_of_help(request: Request) -> HttpResponse:
    """Who suits, who may, who does not and what to try instead."""
    told = read_told(request)
    found = find(told, area=area_of_visit(request), at=request.at)
    page = list_page(found, told, by=request.GET.get("by", ""), at=request.at)
    return render(request, "frontdoor/list.html", {"page": page})
