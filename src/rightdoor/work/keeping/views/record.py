"""One record, as a keeper sees it: how long it is kept and what was asked for, and nothing that is in it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.pure.rules.days import day_of
from rightdoor.work.keeping import policy, presenters
from rightdoor.work.keeping.actions import copying, erasing, holding
from rightdoor.work.keeping.actions.disposing import Overtaken
from rightdoor.work.keeping.actions.finding import NoRecord, partnership_of
from rightdoor.work.keeping.actions.listing import kept_until
from rightdoor.work.keeping.forms import Asking, AskingForCopy, Holding
from rightdoor.work.keeping.held import held_by
from rightdoor.work.keeping.models import AccessRequest, Ending, Hold


@open_to(Staff(policy.SEE))
def record_of(request: StaffRequest, kind: str, record_id: UUID) -> HttpResponse:
    """How long it is kept, what holds it, what was asked for, and what can be done."""
    return show_record(request, kind, record_id)


def theirs(request: StaffRequest, kind: str, record_id: UUID) -> Partnership:
    """The partnership of a record that is this person's to keep; 404 for every other."""
    try:
        partnership = partnership_of(presenters.SLUGS.get(kind, ""), record_id, by=request.account, at=request.at)
    except NoRecord:
        raise Http404 from None
    if partnership != request.account.partnership:
        raise Http404
    return partnership


def show_record(request: StaffRequest, kind: str, record_id: UUID, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a record, with whatever went wrong and what was typed."""
    theirs(request, kind, record_id)
    model, today = presenters.SLUGS[kind], day_of(request.at)
    context = {
        "kind": kind,
        "record_id": record_id,
        "name": presenters.short_name(model, record_id),
        "kept": kept_until(model, record_id, at=request.at),
        "holding": Holding(today=today, auto_id="hold_%s"),
        "erasing": Asking(today=today, auto_id="erase_%s"),
        "asking": AskingForCopy(today=today, auto_id="copy_%s"),
        "bound": None,
        "told": "",
        **written_about(request, model, record_id),
    }
    return render(request, "keeping/record.html", context | more, status=status)


def written_about(request: StaffRequest, model: str, record_id: UUID) -> dict[str, list[presenters.Line]]:
    """The holds, endings and copies of one record."""
    today, account, named = day_of(request.at), request.account, {"record_kind": model, "record_id": record_id}
    holds = (
        Hold.objects.visible_to(account, request.at)
        .live(day_of(request.at))
        .filter(held_by(record_id, request.at))
        .select_related("placed_by")
    )
    return {
        "holds": [presenters.hold_line(one) for one in holds],
        "endings": [
            presenters.ending_line(one, today) for one in Ending.objects.visible_to(account, request.at).filter(**named)
        ],
        "copies": [
            presenters.copy_line(one, today)
            for one in AccessRequest.objects.visible_to(account, request.at).filter(**named)
        ],
    }


@open_to(Staff(policy.HOLD))
@require_POST
def hold_record(request: StaffRequest, kind: str, record_id: UUID) -> HttpResponse:
    """A court, an inquiry or a review needs it."""
    partnership = theirs(request, kind, record_id)
    form = Holding(request.POST, today=day_of(request.at), auto_id="hold_%s")
    if not form.is_valid():
        return show_record(request, kind, record_id, status=422, holding=form, bound=form)
    hold = holding.place_hold(
        partnership=partnership, record_kind=presenters.SLUGS[kind], record_id=record_id, by=request.account,
        at=request.at, **form.as_arguments(),
    )  # fmt: skip
    return redirect("records-hold", hold_id=hold.pk)


@open_to(Staff(policy.ASK))
@require_POST
def ask_erasure(request: StaffRequest, kind: str, record_id: UUID) -> HttpResponse:
    """Somebody asked for it to go."""
    theirs(request, kind, record_id)
    form = Asking(request.POST, today=day_of(request.at), auto_id="erase_%s")
    if not form.is_valid():
        return show_record(request, kind, record_id, status=422, erasing=form, bound=form)
    try:
        one = erasing.ask_for_erasure(
            record_kind=presenters.SLUGS[kind], record_id=record_id, by=request.account, at=request.at,
            **form.as_arguments("asked_on"),
        )  # fmt: skip
    except Overtaken as told:
        return show_record(request, kind, record_id, status=409, told=str(told))
    return redirect("records-ending", ending_id=one.pk)


@open_to(Staff(policy.RECEIVE))
@require_POST
def ask_copy(request: StaffRequest, kind: str, record_id: UUID) -> HttpResponse:
    """Somebody asked for a copy."""
    theirs(request, kind, record_id)
    form = AskingForCopy(request.POST, today=day_of(request.at), auto_id="copy_%s")
    if not form.is_valid():
        return show_record(request, kind, record_id, status=422, asking=form, bound=form)
    try:
        one = copying.receive_request(
            record_kind=presenters.SLUGS[kind],
            record_id=record_id,
            by=request.account,
            at=request.at,
            **form.as_arguments("received_on"),
        )
    except copying.NotTheirCode as why:
        form.add_error("code", str(why))
        return show_record(request, kind, record_id, status=422, asking=form, bound=form)
    return redirect("records-copy", request_id=one.pk)
