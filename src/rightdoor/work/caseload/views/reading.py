"""Whom somebody supports, who waits for what, and one child's help on one screen."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from rightdoor.ground.access.posting import refused_in
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import entry
from rightdoor.work.capacity.presenters import words_for
from rightdoor.work.capacity.queries import capacity_on
from rightdoor.work.caseload.actions import list_episodes, read_episode
from rightdoor.work.caseload.clocks import counted
from rightdoor.work.caseload.page_forms import FORMS, form_of
from rightdoor.work.caseload.presenters.episode import episode_page
from rightdoor.work.caseload.presenters.lists import MOST, list_lines, mine_rows, waiting_rows
from rightdoor.work.support import policy
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode
from rightdoor.work.support.queries import led_by
from rightdoor.work.triage.presenters.people import place
from rightdoor.work.triage.presenters.words import name_of
from rightdoor.work.triage.queries import key_in

NOWHERE = "unknown"  # stands in an address where it is not known in which area they live


def seen(request: StaffRequest, episode_id: UUID) -> Episode:
    """The episode, where they may read it; else the same 'not found' as for one that is not there."""
    return get_object_or_404(Episode.objects.visible_to(request.account, request.at), pk=episode_id)


@open_to(Staff(policy.SEE_CASELOAD))
def mine(request: StaffRequest) -> HttpResponse:
    """Whom I support."""
    rows = Episode.objects.visible_to(request.account, request.at).filter(pk__in=led_by(request.account, request.at))
    found = list_episodes(
        list(rows.open().select_related("person").order_by("-stage", "rank", "counts_from", "pk")[:200]),
        act=policy.SEE_CASELOAD, by=request.account, at=request.at,
    )  # fmt: skip
    return render(request, "caseload/mine.html", {"rows": mine_rows(found, request.at)})


@open_to(Staff(policy.SEE_LISTS))
def lists(request: StaffRequest) -> HttpResponse:
    """Every list that somebody waits on."""
    return render(request, "caseload/lists.html", {"lines": list_lines(request.account, request.at)})


@open_to(Staff(policy.SEE_LISTS))
def one_list(request: StaffRequest, service: str, area: str) -> HttpResponse:
    """Who waits for one service in one area, in order."""
    if entry(service) is None:
        raise Http404
    here = Episode.objects.visible_to(request.account, request.at).waiting()
    here = here.filter(service=service, area="" if area == NOWHERE else area)
    key = key_in(request.GET.get("after", ""))
    after = here.filter(pk=key).first() if key else None
    rows = list((here.behind(after) if after else here).select_related("person").in_order()[: MOST + 1])
    found = list_episodes(rows[:MOST], act=policy.SEE_LISTS, by=request.account, at=request.at)
    context = {
        "service": name_of(service), "code": service, "area": area, "where": place("" if area == NOWHERE else area),
        "capacity": said_here(request, service, area),
        "clocks": clock_counts(request, service, area) if request.GET.get("clocks") == "show" else None,
        "rows": waiting_rows(found, request.at), "after": found[-1].pk if len(rows) > MOST else None,
    }  # fmt: skip
    return render(request, "caseload/list.html", context)


def said_here(request: StaffRequest, service: str, area: str) -> str:
    """How many are helped there at a time, and how many are helped now; nothing where the area is not known."""
    if area == NOWHERE:
        return ""
    here = Episode.objects.visible_to(request.account, request.at).open().filter(service=service, area=area)
    now = here.filter(stage=Stage.STARTED).count()
    places = capacity_on(request.account.partnership_id, service, area, day_of(request.at))
    return " ".join((words_for(places), _("Helped now: %(many)d.") % {"many": now}))


def clock_counts(request: StaffRequest, service: str, area: str) -> tuple[int, int]:
    """For how many of the help that goes on there the national clock runs, and has stopped.  It looks at each."""
    here = Episode.objects.visible_to(request.account, request.at).open()
    return counted(here.filter(service=service, area="" if area == NOWHERE else area), request.at)


@open_to(Staff(policy.SEE))
def one(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """One child's help on one screen."""
    return show(request, seen(request, episode_id))


def show(
    request: StaffRequest, visible: Episode, *, status: int = 200, bound: Mapping[str, Form] | None = None, **more: Any
) -> HttpResponse:
    """The page; showing it is on record.  *bound*: the form that was refused, under its name."""
    episode = read_episode(episode_id=visible.pk, by=request.account, at=request.at)
    empty = {name: form_of(name, episode, request) for name in FORMS}
    page = episode_page(episode, request.account, request.at, {**empty, **(bound or {})})
    return render(request, "caseload/episode.html", {"page": page, **refused_in(bound), **more}, status=status)
