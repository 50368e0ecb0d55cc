"""A list that is closed while children wait on it: for each is decided, and nobody is lost."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.posting import carried_out
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.rules.days import day_of
from rightdoor.work.capacity.models import ClosedList
from rightdoor.work.caseload.actions import list_episodes
from rightdoor.work.freeplaces import policy
from rightdoor.work.freeplaces.actions.closed import NotDecided, decide_wait, on_the_list, undecided, why_closed
from rightdoor.work.freeplaces.closed_presenters import wait_rows
from rightdoor.work.freeplaces.forms import DecideWait
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.presenters.people import place
from rightdoor.work.triage.presenters.words import name_of

MOST = 100


def seen(request: StaffRequest, closed_id: UUID) -> ClosedList:
    """The list, for whoever looks after it; else the same 'not found' as for one that is not there."""
    rows = ClosedList.objects.filter(partnership=request.account.partnership_id)
    closed = get_object_or_404(rows, pk=closed_id)
    require(rule_on(request.account, policy.SEE_CLOSED, closed, at=request.at))
    return closed


@open_to(Staff(policy.SEE_CLOSED))
@require_safe
def closed_list(request: StaffRequest, closed_id: UUID) -> HttpResponse:
    """Who waits there, those first for whom nobody has decided."""
    return show(request, seen(request, closed_id))


def show(
    request: StaffRequest, closed: ClosedList, *, status: int = 200, told: str = "", key: UUID | None = None,
    bound: DecideWait | None = None,
) -> HttpResponse:  # fmt: skip
    """The page; everybody on it can learn that somebody saw them there."""
    mine = Episode.objects.visible_to(request.account, request.at)
    open_now = mine.filter(pk__in=undecided(closed).values("pk")).select_related("person").in_order()
    first = list(open_now[:MOST])
    rest = mine.filter(pk__in=on_the_list(closed).values("pk")).exclude(pk__in=undecided(closed).values("pk"))
    rows = [*first, *rest.select_related("person").in_order()[:MOST]]
    list_episodes(rows, act=policy.SEE_CLOSED, by=request.account, at=request.at)
    forms = {one.pk: bound if bound and one.pk == key else DecideWait(auto_id=f"{one.pk}_%s") for one in rows}
    day = day_of(request.at)
    context: dict[str, Any] = {
        "closed": closed, "told": told, "rows": wait_rows(closed, rows, forms), "opened": key, "refused": bound,
        "service": name_of(closed.service), "where": place(closed.area),
        "why": why_closed(closed.partnership_id, closed.service, closed.area, day),
    }  # fmt: skip
    return render(request, "freeplaces/closed.html", context, status=status)


@open_to(Staff(policy.DECIDE_WAIT))
@require_POST
def decide(request: StaffRequest, closed_id: UUID, episode_id: UUID) -> HttpResponse:
    """Decide for one of them."""
    closed = seen(request, closed_id)
    episode = get_object_or_404(Episode.objects.visible_to(request.account, request.at), pk=episode_id)
    form = DecideWait(request.POST, auto_id=f"{episode.pk}_%s")

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show(request, closed, status=status, told=str(told or ""), key=episode.pk, bound=form)

    return carried_out(
        request, episode, policy.DECIDE_WAIT, form, decide_wait, refusals=(NotDecided,), again=again, closed=closed,
        there=lambda _done: redirect("closed-list", closed_id=closed.pk), episode_id=episode.pk,
    )  # fmt: skip
