"""One part of a draft in fields: a criterion, a programme, a spell of hours."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from rightdoor.ground.access.posting import carried_out
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.work.changing import policy
from rightdoor.work.changing.actions.drafting import NotSo
from rightdoor.work.changing.actions.parts import leave_out, write_part
from rightdoor.work.changing.forms.criteria import FACTS, form_for, is_in_fields
from rightdoor.work.changing.forms.parts import PartForm, PeriodForm, ProgrammeForm, plain
from rightdoor.work.changing.forms.settling import LeftOut
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.views.changes import change_of, on_change
from rightdoor.work.changing.writing import parts_of


def kind_of_form(change: ServiceChange, part: Mapping[str, Any]) -> type[PartForm]:
    """The form that shows a part; a part that no fields can show is not there."""
    if change.section == "criteria":
        if not is_in_fields(part):
            raise Http404
        return form_for(part)
    return ProgrammeForm if change.section == "programme" else PeriodForm


def in_fields(
    request: StaffRequest, change: ServiceChange, part: Mapping[str, Any], number: int | None
) -> HttpResponse:
    """A part in fields: shown, or written as the fields say."""
    require(rule_on(request.account, policy.WRITE, change, at=request.at))
    if change.settled_at is not None or change.asked_at is not None:
        return redirect("change", change_id=change.pk)
    made = kind_of_form(change, part)

    def page(form: PartForm, status: int = 200, told: str = "") -> HttpResponse:
        title = str(part.get("says") or "") or plain(str(part.get("test", {}).get("fact", change.section)))
        context = {"form": form, "change": change, "title": title, "where": request.path, "told": told, "refused": form}
        return render(request, "changing/part.html", context, status=status)

    if request.method != "POST":
        return page(made(part=part, initial={"seen": change.touched_at.isoformat()}))
    form = made(request.POST, part=part)
    return carried_out(
        request, change, policy.WRITE, form, write_part, refusals=(NotSo,), change_id=change.pk, number=number,
        again=lambda status, told: page(form, status, str(told or "")),
        there=lambda _done: redirect("change", change_id=change.pk),
    )  # fmt: skip


@open_to(Staff(policy.WRITE))
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: StaffRequest, change_id: UUID, number: int) -> HttpResponse:
    """One part."""
    change = change_of(request, change_id)
    parts = parts_of(change.change)
    if number >= len(parts):
        raise Http404
    return in_fields(request, change, parts[number], number)


@open_to(Staff(policy.WRITE))
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, change_id: UUID, kind: str) -> HttpResponse:
    """A part that is not there yet: a criterion about a fact, another programme, other hours."""
    change = change_of(request, change_id)
    known = FACTS if change.section == "criteria" else (change.section,)
    if kind not in known:
        raise Http404
    return in_fields(request, change, {"test": {"fact": kind}} if change.section == "criteria" else {}, None)


@open_to(Staff(policy.WRITE))
@require_POST
def remove(request: StaffRequest, change_id: UUID, number: int) -> HttpResponse:
    """A part is left out."""

    def act(**keys: Any) -> Any:
        return leave_out(number=number, **keys)

    return on_change(request, change_id, policy.WRITE, "leave", LeftOut(request.POST), act)
