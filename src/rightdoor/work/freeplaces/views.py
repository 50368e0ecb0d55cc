"""A place is free: who is next; and offering it to one of them."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.posting import carried_out, refused_in
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import rule_on
from rightdoor.records.directory.queries import entry
from rightdoor.work.caseload.actions import list_episodes, read_episode
from rightdoor.work.caseload.programmes import begins_here
from rightdoor.work.caseload.views.reading import NOWHERE
from rightdoor.work.freeplaces import policy
from rightdoor.work.freeplaces.actions.offering import NotOffered, offer_place, write_answer
from rightdoor.work.freeplaces.forms import Answered, Free, Offered
from rightdoor.work.freeplaces.presenters import offered_faces, proposal_face
from rightdoor.work.freeplaces.proposing import freed_of, proposal
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import SEE
from rightdoor.work.triage.presenters.people import place
from rightdoor.work.triage.presenters.person import who_face
from rightdoor.work.triage.presenters.words import flag_words, name_of

FORMS: Mapping[str, type[Form]] = {"offer": Offered, "answer": Answered}


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
        face = proposal_face(proposal(freed, waiting), waiting)
        shown = {one.key for one in (face.chosen, *face.passed) if one is not None}
        list_episodes(
            [one for one in waiting if one.pk in shown], act=policy.PROPOSE, by=request.account, at=request.at
        )
        context["face"] = face
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


def show(
    request: StaffRequest,
    visible: Episode,
    *,
    status: int = 200,
    bound: Mapping[str, Form] | None = None,
    told: str = "",
) -> HttpResponse:
    """The page; showing it is on record.  *bound*: the form that was refused, under its name."""
    episode = read_episode(episode_id=visible.pk, by=request.account, at=request.at)
    rows = list(episode.places_offered.select_related("offered_by").order_by("-offered_at", "-pk"))
    may = rule_on(request.account, policy.OFFER, episode, at=request.at).allowed and episode.stage == Stage.WAITING
    context = {
        "episode": episode, "service": name_of(episode.service), "rows": offered_faces(rows, request.at), "may": may,
        "who": who_face(episode.referral, flag_words(episode.referral), request.at), "told": told,
        "f": {**{name: make(auto_id=f"{name}_%s") for name, make in FORMS.items()}, **(bound or {})},
        **refused_in(bound),
    }  # fmt: skip
    return render(request, "freeplaces/one.html", context, status=status)


def on_one(
    request: StaffRequest, episode_id: UUID, may: str, name: str, act: Callable[..., Any], **keys: UUID
) -> HttpResponse:
    """Do it with what the form of this name says, or show the page again with what was typed and why not."""
    episode = seen(request, episode_id)
    form = FORMS[name](request.POST, auto_id=f"{name}_%s")

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show(request, episode, status=status, bound={name: form}, told=str(told or ""))

    return carried_out(
        request, episode, may, form, act, refusals=(NotOffered,), again=again, episode_id=episode.pk, **keys,
        there=lambda _done: redirect("free-place-of", episode_id=episode.pk),
    )  # fmt: skip


@open_to(Staff(policy.OFFER))
@require_POST
def offer(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Offer it to them."""
    return on_one(request, episode_id, policy.OFFER, "offer", offer_place)


@open_to(Staff(policy.ANSWER))
@require_POST
def answer(request: StaffRequest, episode_id: UUID, offered_id: UUID) -> HttpResponse:
    """What they said to it."""
    return on_one(request, episode_id, policy.ANSWER, "answer", write_answer, offered_id=offered_id)
