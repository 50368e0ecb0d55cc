"""One change of a service: its page, its text, asking for it, settling it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.posting import carried_out, refused_in
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.tasks.forms import Pressed, Settled
from rightdoor.pure.keys import new_key
from rightdoor.work.changing import policy
from rightdoor.work.changing.actions.drafting import NotSo, ask_for, throw_away, write_change
from rightdoor.work.changing.actions.settling import settle_change, withdraw_change
from rightdoor.work.changing.forms.criteria import FACTS, is_in_fields
from rightdoor.work.changing.forms.parts import plain
from rightdoor.work.changing.forms.settling import AskedFor, LeftOut, Wording
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.presenters.changes import page_of
from rightdoor.work.changing.writing import parts_of


def change_of(request: StaffRequest, change_id: UUID) -> ServiceChange:
    """A change in an area that they manage."""
    rows = ServiceChange.objects.visible_to(request.account, request.at)
    found: ServiceChange = get_object_or_404(
        rows.select_related("drafted_by", "settled_by", "withdrawn_by"), pk=change_id
    )
    require(rule_on(request.account, policy.SEE, found, at=request.at))
    return found


def show(
    request: StaffRequest,
    one: ServiceChange,
    *,
    status: int = 200,
    bound: Mapping[str, Form] | None = None,
    told: str = "",
) -> HttpResponse:
    """The page.  *bound*: the form that was refused, under its name."""
    shown = [one.section != "criteria" or is_in_fields(part) for part in parts_of(one.change)]
    page = page_of(one, request.account, request.at, in_fields=shown)
    empty = {
        "text": Wording(initial={"wording": one.written}), "ask": AskedFor(auto_id="ask_%s", at=request.at),
        "settle": Settled(auto_id="settle_%s"), "leave": LeftOut(initial={"seen": page.seen}),
    }  # fmt: skip
    kinds = [(fact, plain(fact)) for fact in FACTS] if one.section == "criteria" else [(one.section, "")]
    context = {"page": page, "f": {**empty, **(bound or {})}, "told": told, "kinds": kinds, "change": one,
               "new_key": new_key(), **refused_in(bound)}  # fmt: skip
    return render(request, "changing/change.html", context, status=status)


def on_change(
    request: StaffRequest, change_id: UUID, may: str, name: str, form: Form, act: Callable[..., Any]
) -> HttpResponse:
    """Do it with what the form says, or show the page again with what was typed and why not."""
    one = change_of(request, change_id)

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show(request, one, status=status, bound={name: form}, told=str(told or ""))

    return carried_out(
        request, one, may, form, act, refusals=(NotSo,), again=again, change_id=one.pk,
        there=lambda _done: redirect("change", change_id=one.pk),
    )  # fmt: skip


@open_to(Staff(policy.SEE))
@require_safe
def one(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """One change: what it says, what is new in it, and what can be done with it."""
    return show(request, change_of(request, change_id))


@open_to(Staff(policy.WRITE))
@require_POST
def text(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """The whole section, as it would stand in the file."""
    return on_change(request, change_id, policy.WRITE, "text", Wording(request.POST), write_change)


@open_to(Staff(policy.WRITE))
@require_POST
def ask(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """A second manager is asked for it."""
    form = AskedFor(request.POST, auto_id="ask_%s", at=request.at)
    return on_change(request, change_id, policy.WRITE, "ask", form, ask_for)


@open_to(Staff(policy.SETTLE))
@require_POST
def settle(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """A second person agrees, or not."""
    form = Settled(request.POST, auto_id="settle_%s")
    return on_change(request, change_id, policy.SETTLE, "settle", form, settle_change)


@open_to(Staff(policy.WRITE))
@require_POST
def back(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """Whoever drafted it takes it back."""
    return on_change(request, change_id, policy.WRITE, "back", Pressed(request.POST), throw_away)


@open_to(Staff(policy.WITHDRAW))
@require_POST
def withdraw(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """It was agreed, and is not to hold after all."""
    return on_change(request, change_id, policy.WITHDRAW, "withdraw", Pressed(request.POST), withdraw_change)
