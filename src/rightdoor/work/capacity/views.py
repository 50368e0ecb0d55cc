"""How many a service helps at a time in one area: what holds, what is asked for, and what held before."""

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
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.tasks.forms import Pressed, Settled
from rightdoor.records.directory.queries import entry
from rightdoor.work.capacity import policy
from rightdoor.work.capacity.actions import NotSo, propose_capacity, settle_capacity, take_back
from rightdoor.work.capacity.forms import Asked
from rightdoor.work.capacity.models import Capacity
from rightdoor.work.capacity.presenters import page_of


@open_to(Staff(policy.SEE))
@require_safe
def one(request: StaffRequest, service: str, area: str) -> HttpResponse:
    """The page of one service in one area."""
    return show(request, there(request, service, area))


def there(request: StaffRequest, service: str, area: str) -> Capacity:
    """A capacity of that service and area that nobody has asked for yet, where they may see one."""
    if entry(service) is None:
        raise Http404
    found = Capacity(partnership=request.account.partnership, service=service, area=area)
    require(rule_on(request.account, policy.SEE, found, at=request.at))
    return found


def show(
    request: StaffRequest, here: Capacity, *, status: int = 200, bound: Mapping[str, Form] | None = None, told: str = ""
) -> HttpResponse:
    """The page.  *bound*: the form that was refused, under its name."""
    empty = {"ask": Asked(auto_id="ask_%s", at=request.at), "settle": Settled(auto_id="settle_%s")}
    page = page_of(here, request.account, request.at)
    context = {"page": page, "f": {**empty, **(bound or {})}, "told": told, **refused_in(bound)}
    return render(request, "capacity/one.html", context, status=status)


def on_one(
    request: StaffRequest, here: Capacity, may: str, name: str, form: Form, act: Callable[..., Any], **keys: Any
) -> HttpResponse:
    """Do it with what the form says, or show the page again with what was typed and why not."""

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show(request, here, status=status, bound={name: form}, told=str(told or ""))

    return carried_out(
        request, here, may, form, act, refusals=(NotSo,), again=again, **keys,
        there=lambda _done: redirect("capacity", service=here.service, area=here.area),
    )  # fmt: skip


@open_to(Staff(policy.PROPOSE))
@require_POST
def ask(request: StaffRequest, service: str, area: str) -> HttpResponse:
    """Another capacity, from a day on."""
    form = Asked(request.POST, auto_id="ask_%s", at=request.at)
    keys = {"service": service, "area": area}
    return on_one(request, there(request, service, area), policy.PROPOSE, "ask", form, propose_capacity, **keys)


def asked(request: StaffRequest, capacity_id: UUID) -> Capacity:
    """A change that somebody asked for, in an area that they manage."""
    found: Capacity = get_object_or_404(Capacity.objects.visible_to(request.account, request.at), pk=capacity_id)
    return found


@open_to(Staff(policy.SETTLE))
@require_POST
def settle(request: StaffRequest, capacity_id: UUID) -> HttpResponse:
    """A second person agrees, or not."""
    here, form = asked(request, capacity_id), Settled(request.POST, auto_id="settle_%s")
    return on_one(request, here, policy.SETTLE, "settle", form, settle_capacity, capacity_id=here.pk)


@open_to(Staff(policy.TAKE_BACK))
@require_POST
def back(request: StaffRequest, capacity_id: UUID) -> HttpResponse:
    """Whoever asked for it takes it back."""
    here = asked(request, capacity_id)
    return on_one(request, here, policy.TAKE_BACK, "back", Pressed(request.POST), take_back, capacity_id=here.pk)
