"""Having an instrument answered by a link: who answers it, the link to hand over, taking it back."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.posting import carried_out
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.work.caseload.actions import read_episode
from rightdoor.work.caseload.views.reading import seen
from rightdoor.work.outcomes.actions import linking
from rightdoor.work.outcomes.link_forms import LinkForm
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.outcomes.policy import END_LINK, MAKE_LINK
from rightdoor.work.outcomes.presenters.links import (
    fillable,
    links_page,
    to_hand_over,
    who_may_answer,
)  # fmt: skip

ONCE = "form_link_made"


@open_to(Staff(MAKE_LINK))
def links(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """All links of one child's help, and a new one."""
    episode = seen(request, episode_id)
    require(rule_on(request.account, MAKE_LINK, episode, at=request.at))
    known, adults = fillable(episode, request.at), who_may_answer(episode, request.at)
    form = LinkForm(request.POST or None, fillable=known, relatives=adults)

    def again(status: int, told: Exception | None) -> HttpResponse:
        read = read_episode(episode_id=episode.pk, by=request.account, at=request.at)
        context = {"form": form, "told": str(told or ""), "key": read.pk, **links_page(read, request.at)}
        return render(request, "outcomes/links.html", context, status=status)

    if request.method != "POST":
        return again(200, None)
    return carried_out(
        request, episode, MAKE_LINK, form, linking.make_link, refusals=(linking.NoLink,), again=again,
        there=partial(made, request), episode_id=episode.pk,
    )  # fmt: skip


def made(request: StaffRequest, link: FormLink) -> HttpResponse:
    """To the page that shows it once, where it is handed over."""
    if link.is_sent:
        return redirect("episode-links", link.episode_id)
    request.session[ONCE] = str(link.pk)
    return redirect("episode-link", link.episode_id, link.pk)


@open_to(Staff(MAKE_LINK))
def link(request: StaffRequest, episode_id: UUID, form_link_id: UUID) -> HttpResponse:
    """The link and its words, once, for whoever made it."""
    episode = seen(request, episode_id)
    require(rule_on(request.account, MAKE_LINK, episode, at=request.at))
    rows = FormLink.objects.unused(request.at).filter(episode=episode, made_by=request.account)
    found = get_object_or_404(rows, pk=form_link_id)
    first = request.session.pop(ONCE, "") == str(found.pk)
    hand_over = to_hand_over(found, here=request.build_absolute_uri("/")) if first else None
    return render(request, "outcomes/link.html", {"hand_over": hand_over, "key": episode.pk})


@open_to(Staff(END_LINK))
@require_POST
def link_end(request: StaffRequest, episode_id: UUID, form_link_id: UUID) -> HttpResponse:
    """It opens nothing from now on."""
    episode = seen(request, episode_id)
    try:
        linking.end_link(episode_id=episode.pk, link_id=form_link_id, by=request.account, at=request.at)
    except linking.NoLink:
        raise Http404 from None
    return redirect("episode-links", episode.pk)
