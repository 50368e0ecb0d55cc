"""What is due, what is held, who asked for what: the first page of the keepers, and the schedule."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.pure.rules.days import day_of
from rightdoor.work.keeping import policy, presenters
from rightdoor.work.keeping.actions import finding
from rightdoor.work.keeping.forms import Chosen, Find, Longer
from rightdoor.work.keeping.lifecycle import Kind, Stage
from rightdoor.work.keeping.models import AccessRequest, Ending, Hold

MOST = 50


@open_to(Staff(policy.SEE))
def records(request: StaffRequest) -> HttpResponse:
    """Everything that waits for a keeper."""
    return show(request)


def show(request: StaffRequest, status: int = 200, **more: Any) -> HttpResponse:
    """The first page, with whatever went wrong and what was typed."""
    today, endings = day_of(request.at), Ending.objects.visible_to(request.account, request.at)
    listed = endings.filter(stage=Stage.LISTED, kind=Kind.DISPOSAL).order_by("due_on", "pk")[:MOST]
    proposed = endings.filter(stage=Stage.PROPOSED).order_by("proposed_at", "pk")[:MOST]
    asked = endings.open().filter(kind=Kind.ERASURE).order_by("due_on", "pk")[:MOST]
    holds = Hold.objects.visible_to(request.account, request.at).live(today).select_related("placed_by")
    copies = AccessRequest.objects.visible_to(request.account, request.at).open().order_by("answer_by", "pk")[:MOST]
    context = {
        "find": Find(auto_id="find_%s"),
        "due": Chosen(listed=presenters.choices(listed, today), auto_id="due_%s"),
        "longer": Longer(auto_id="longer_%s"),
        "second": Chosen(listed=presenters.choices(proposed, today), auto_id="second_%s"),
        "erasures": [presenters.ending_line(one, today) for one in asked],
        "holds": [presenters.hold_line(one) for one in holds.order_by("placed_at", "pk")[:MOST]],
        "copies": [presenters.copy_line(one, today) for one in copies],
        "bound": None,
        "told": "",
    }
    return render(request, "keeping/records.html", context | more, status=status)


@open_to(Staff(policy.SEE))
def schedule(request: StaffRequest) -> HttpResponse:
    """How long what we hold is kept, and who says so."""
    return render(request, "keeping/schedule.html", {"lines": presenters.periods_as_lines()})


@open_to(Staff(policy.FIND))
@require_POST
def find(request: StaffRequest) -> HttpResponse:
    """The record to which a code leads; the code stays out of the address."""
    form = Find(request.POST, auto_id="find_%s")
    if not form.is_valid():
        return show(request, status=422, find=form, bound=form)
    try:
        kind, key = finding.find_record(
            partnership=request.account.partnership, by=request.account, at=request.at, **form.cleaned_data
        )
    except finding.NoRecord as told:
        return show(request, status=422, find=form, told=str(told))
    return redirect("records-of", kind=presenters.KINDS[kind], record_id=key)
