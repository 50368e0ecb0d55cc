"""A place is free: who is next; and offering it to one of them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.records.directory.queries import entry
from rightdoor.work.caseload.actions import list_episodes, read_episode
from rightdoor.work.caseload.programmes import begins_here
from rightdoor.work.caseload.views.reading import NOWHERE
from rightdoor.work.freeplaces import policy
from rightdoor.work.freeplaces.actions.offering import NotOffered, offer_place, write_answer
from rightdoor.work.freeplaces.forms import Answered, Free, Offered
from rightdoor.work.freeplaces.presenters import offered_faces, proposal_face
from rightdoor.work.freeplaces.proposing import freed_of, proposal
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import SEE
from rightdoor.work.triage.presenters.people import place
from rightdoor.work.triage.presenters.person import who_face
from rightdoor.work.triage.presenters.words import flag_words, name_of


@open_to(Staff(policy.PROPOSE))
@require_safe
def who_is_next(request: StaffRequest, service: str, area: str) -> HttpResponse:
    """What is free, and who is next for it: advice, and nothing is offered by it."""
    if entry(service) is None:
        raise Http404
    programmes = begins_here(service)
    where = "" if area == NOWHERE else area
    form = Free(request.GET if "programme" in request.GET else None, programmes=programmes, at=request.at)
    context: dict[str, Any] = {
        "service": name_of(service), "code": service, "area": area, "where": place(where), "form": form, "face": None,
    }  # fmt: skip
    if form.is_bound and form.is_valid():
        here = Episode.objects.visible_to(request.account, request.at).waiting().filter(service=service, area=where)
        waiting = list(here.exclude(places_offered__said="").select_related("person").in_order())
        programme = next(one for one in programmes if one.name == form.cleaned_data["programme"])
        freed = freed_of(programme, form.cleaned_data["starts_on"], language=form.cleaned_data["language"])
        found = proposal(freed, waiting)
        shown = {one.key for one in (found.chosen, *(passed.place for passed in found.passed)) if one is not None}
        list_episodes(
            [one for one in waiting if one.pk in shown], act=policy.PROPOSE, by=request.account, at=request.at
        )
        context["face"] = proposal_face(found, waiting)
    return render(request, "freeplaces/next.html", context, status=422 if form.errors else 200)


@open_to(Staff(SEE))
@require_safe
def of_one(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """What was offered to one who waits, and offering a place."""
    return show(request, seen(request, episode_id))


def seen(request: StaffRequest, episode_id: UUID) -> Episode:
    """The help that they wait for, where it may be read."""
    found: Episode = get_object_or_404(Episode.objects.visible_to(request.account, request.at), pk=episode_id)
    return found


def show(request: StaffRequest, visible: Episode, *, status: int = 200, **bound: Any) -> HttpResponse:
    """The page; showing it is on record.  *bound*: the form that was refused, under its name, and why."""
    episode = read_episode(episode_id=visible.pk, by=request.account, at=request.at)
    rows = list(episode.places_offered.select_related("offered_by").order_by("-offered_at", "-pk"))
    may = rule_on(request.account, policy.OFFER, episode, at=request.at).allowed and episode.stage == "waiting"
    context = {
        "episode": episode, "service": name_of(episode.service), "rows": offered_faces(rows, request.at),
        "who": who_face(episode.referral, flag_words(episode.referral), request.at), "may": may,
        "offer": Offered(auto_id="offer_%s"), "answer": Answered(auto_id="answer_%s"), "told": "", "opened": "",
    }  # fmt: skip
    return render(request, "freeplaces/one.html", {**context, **bound}, status=status)


def carried_out(
    request: StaffRequest, episode: Episode, may: str, name: str, form: Form, act: Callable[..., Any], **keys: UUID
) -> HttpResponse:
    """Do it with what the form says, or show the page again with what was typed and why not."""
    require(rule_on(request.account, may, episode, at=request.at))
    bound = {name: form, "refused": form, "opened": name}
    if not form.is_valid():
        return show(request, episode, status=422, **bound)
    try:
        act(episode_id=episode.pk, by=request.account, at=request.at, **keys, **form.as_arguments())  # type: ignore[attr-defined]
    except NotOffered as told:
        return show(request, episode, status=409, told=str(told), **bound)
    return redirect("free-place-of", episode_id=episode.pk)


@open_to(Staff(policy.OFFER))
@require_POST
def offer(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Offer it to them."""
    form = Offered(request.POST, auto_id="offer_%s")
    return carried_out(request, seen(request, episode_id), policy.OFFER, "offer", form, offer_place)


@open_to(Staff(policy.ANSWER))
@require_POST
def answer(request: StaffRequest, episode_id: UUID, offered_id: UUID) -> HttpResponse:
    """What they said to it."""
    form = Answered(request.POST, auto_id="answer_%s")
    episode = seen(request, episode_id)
    return carried_out(request, episode, policy.ANSWER, "answer", form, write_answer, offered_id=offered_id)
