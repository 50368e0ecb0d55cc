"""A copy of a record: made without reading, read by a second person, let go, and fetched once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.two_people import SamePerson
from rightdoor.ground.signin.stepping_up import steps_up
from rightdoor.work.keeping import policy, presenters
from rightdoor.work.keeping.actions import copying
from rightdoor.work.keeping.actions.disposing import Overtaken
from rightdoor.work.keeping.forms import HoldBack
from rightdoor.work.keeping.lifecycle import Copy
from rightdoor.work.keeping.models import AccessRequest
from rightdoor.work.keeping.writing import as_shown, reasons_in_words

REFUSALS = (Overtaken, SamePerson, copying.NoSuchEntry)
CONFLICT = 409


def visible_request(request: StaffRequest, request_id: UUID) -> AccessRequest:
    theirs = AccessRequest.objects.visible_to(request.account, request.at)
    return get_object_or_404(theirs.select_related("received_by", "made_by", "released_by", "taken_by"), pk=request_id)


@open_to(Staff(policy.SEE))
def copy(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Who asked, by when they have it, and where it stands."""
    return show_copy(request, visible_request(request, request_id))


def show_copy(request: StaffRequest, one: AccessRequest, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a request for a copy, with whatever went wrong."""
    context = {
        "one": one,
        "facts": presenters.copy_facts(one),
        "may_make": one.stage in (Copy.RECEIVED, Copy.MADE),
        "may_read": one.stage == Copy.MADE and presenters.reads(request.account, one, request.at),
        "may_fetch": one.stage == Copy.RELEASED and presenters.reads(request.account, one, request.at),
        "told": "",
    }
    return render(request, "keeping/copy.html", context | more, status=status)


def act_on(request: StaffRequest, request_id: UUID, act: Callable[..., Any], **given: Any) -> HttpResponse:
    """One action; then the page, or the same with what went wrong."""
    one = visible_request(request, request_id)
    try:
        act(request_id=one.pk, by=request.account, at=request.at, **given)
    except REFUSALS as told:
        return show_copy(request, visible_request(request, request_id), status=CONFLICT, told=str(told))
    return redirect("records-copy", request_id=one.pk)


@open_to(Staff(policy.MAKE))
@require_POST
def make(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Have it made, unread."""
    return act_on(request, request_id, copying.make_copy)


@open_to(Staff(policy.READ))
def read(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Read what would be given; it is on record."""
    one = visible_request(request, request_id)
    try:
        bundle = copying.read_copy(request_id=one.pk, by=request.account, at=request.at)
    except Overtaken as told:
        return show_copy(request, one, status=CONFLICT, told=str(told))
    entries = [
        (as_shown(entry), HoldBack(initial={"entry": entry["key"]}, auto_id=f"e{number}_%s"))
        for number, entry in enumerate(bundle.entries)
        if entry["key"] not in bundle.held_back
    ]
    reasons = reasons_in_words([*bundle.reasons, *bundle.held_back.values()])
    return render(request, "keeping/read.html", {"one": one, "entries": entries, "reasons": reasons})


@open_to(Staff(policy.READ))
@require_POST
def hold_back(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Take an entry out."""
    form = HoldBack(request.POST)
    if not form.is_valid():
        told = next(iter(form.errors.values()))[0]
        return show_copy(request, visible_request(request, request_id), status=422, told=told)
    answer = act_on(request, request_id, copying.hold_back, **form.cleaned_data)
    return redirect("records-read", request_id=request_id) if answer.status_code == 302 else answer


@open_to(Staff(policy.RELEASE))
@require_POST
@steps_up
def release(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """A second person has read it and lets it go, after a second step."""
    return act_on(request, request_id, copying.release_copy)


@open_to(Staff(policy.TAKE))
@require_POST
@steps_up
def fetch(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """The parcel, once, to save and hand over."""
    one = visible_request(request, request_id)
    try:
        content = copying.take_copy(request_id=one.pk, by=request.account, at=request.at)
    except Overtaken as told:
        return show_copy(request, visible_request(request, request_id), status=CONFLICT, told=str(told))
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="copy.zip"'
    answer["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer
