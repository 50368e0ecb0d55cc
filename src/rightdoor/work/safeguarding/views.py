"""Somebody is not safe: the open flags, one flag, and the contact that a person makes."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.work.safeguarding import actions, policy
from rightdoor.work.safeguarding.forms import Handled, Made, Prepare, Raise
from rightdoor.work.safeguarding.models import BodyContact, RedFlag
from rightdoor.work.safeguarding.preparing import body_of, lead_first, ways_to
from rightdoor.work.safeguarding.presenters import contact_page, contact_rows, page_of, rows_of
from rightdoor.work.safeguarding.protocol import Request, find_request

MOST = 100


@open_to(Staff(policy.SEE_FLAGS))
def flags(request: StaffRequest) -> HttpResponse:
    """Every open flag, oldest first, and every contact that is not yet made."""
    shown = RedFlag.objects.visible_to(request.account, request.at).open().order_by("said_at", "id")[: MOST + 1]
    found = actions.list_flags(flags=shown, by=request.account, at=request.at)
    waiting = BodyContact.objects.visible_to(request.account, request.at).not_made().select_related("prepared_by")
    context = {
        "rows": rows_of(found[:MOST], request.account, request.at),
        "contacts": contact_rows(list(waiting.order_by("prepared_at", "id")[:MOST]), request.at),
        "more": len(found) > MOST,
    }
    return render(request, "safeguarding/flags.html", context)


def visible_flag(request: StaffRequest, flag_id: UUID) -> RedFlag:
    return get_object_or_404(RedFlag.objects.visible_to(request.account, request.at), pk=flag_id)


def visible_request(request: StaffRequest, request_id: UUID) -> Request:
    found = find_request(request_id, request.account, request.at)
    if found is None:
        raise Http404
    return found


@open_to(Staff(policy.SEE_FLAGS))
def flag(request: StaffRequest, flag_id: UUID) -> HttpResponse:
    """What somebody said, how to reach them safely, and what can be done."""
    return show_flag(request, visible_flag(request, flag_id))


def show_flag(request: StaffRequest, one: RedFlag, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a flag; showing it is on record."""
    said = actions.read_flag(flag=one, by=request.account, at=request.at)
    page = page_of(one, said, request.account, request.at)
    context = {"page": page, "flag": one, "form": Handled(), "told": "", **more}
    return render(request, "safeguarding/flag.html", context, status=status)


@open_to(Staff(policy.HANDLE_FLAG))
@require_POST
def handle(request: StaffRequest, flag_id: UUID) -> HttpResponse:
    """A person has acted; this is what was done."""
    one, form = visible_flag(request, flag_id), Handled(request.POST)
    if not form.is_valid():
        return show_flag(request, one, status=422, form=form)
    try:
        actions.handle_flag(flag_id=one.pk, by=request.account, at=request.at, **form.cleaned_data)
    except actions.HandledAlready as told:
        return show_flag(request, visible_flag(request, flag_id), status=409, form=form, told=str(told))
    return redirect("safety-list")


@open_to(Staff(policy.RAISE_FLAG))
def raise_about_request(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """A member of staff heard or saw that somebody is not safe."""
    about, form = visible_request(request, request_id), Raise(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "safeguarding/raise.html", {"form": form}, status=422 if form.is_bound else 200)
    one = actions.raise_flag(
        partnership=about.partnership, area=about.area, about=about, source=RedFlag.Source.STAFF, by=request.account,
        at=request.at, **form.cleaned_data,
    )  # fmt: skip
    return redirect("safety-flag", flag_id=one.pk)


@open_to(Staff(policy.PREPARE_CONTACT))
def contact_about_flag(request: StaffRequest, flag_id: UUID) -> HttpResponse:
    """Prepare a contact with the body that must act, about what a flag says."""
    one = visible_flag(request, flag_id)
    actions.read_flag(flag=one, by=request.account, at=request.at)  # its words stand in the form
    return prepare(request, one, initial={"concern": one.heard})


@open_to(Staff(policy.PREPARE_CONTACT))
def contact_about_request(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Prepare a contact with the body that must act, about a request."""
    return prepare(request, visible_request(request, request_id))


def prepare(request: StaffRequest, about: RedFlag | Request, initial: dict[str, str] | None = None) -> HttpResponse:
    """The form, and one action; a consultation that needs the safeguarding lead first says so on the same form."""
    form = Prepare(request.POST or None, initial=initial or {})
    if request.method == "POST" and form.is_valid():
        try:
            contact = actions.prepare_contact(
                about=about, partnership=about.partnership, area=about.area, by=request.account, at=request.at,
                **form.as_arguments(),
            )  # fmt: skip
            return redirect("safety-contact", contact_id=contact.pk)
        except actions.LeadFirst as told:
            form.add_error("lead_name", str(told))
    body = body_of(about.area)
    context = {"form": form, "ways": ways_to(body), "lead_first": lead_first(body)}
    return render(request, "safeguarding/prepare.html", context, status=422 if form.is_bound else 200)


def visible_contact(request: StaffRequest, contact_id: UUID) -> BodyContact:
    visible = BodyContact.objects.visible_to(request.account, request.at)
    return get_object_or_404(visible.select_related("prepared_by", "made_by"), pk=contact_id)


@open_to(Staff(policy.PREPARE_CONTACT))
def contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The words to read out or paste, how to reach the body, and 'not yet made' until somebody made it."""
    return show_contact(request, visible_contact(request, contact_id))


def show_contact(request: StaffRequest, one: BodyContact, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a contact; showing it is on record."""
    actions.read_contact(contact=one, by=request.account, at=request.at)
    context = {"page": contact_page(one, request.at), "form": Made(at=request.at), "told": "", **more}
    return render(request, "safeguarding/contact.html", context, status=status)


@open_to(Staff(policy.RECORD_CONTACT_MADE))
@require_POST
def made(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """It was made: to whom, when, and under which reference."""
    one, form = visible_contact(request, contact_id), Made(request.POST)
    if not form.is_valid():
        return show_contact(request, one, status=422, form=form)
    try:
        actions.record_contact_made(contact_id=one.pk, by=request.account, at=request.at, **form.as_arguments())
    except actions.NotYet as told:
        form.add_error("made_time", str(told))
        return show_contact(request, one, status=422, form=form)
    except actions.RecordedAlready as told:
        return show_contact(request, visible_contact(request, contact_id), status=409, form=form, told=str(told))
    return redirect("safety-contact", contact_id=one.pk)
