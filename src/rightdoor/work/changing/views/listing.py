"""The services that somebody manages, and one of them with its three sections."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.posting import carried_out
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.laid_over import SECTIONS
from rightdoor.records.directory.queries import entry
from rightdoor.work.changing import policy
from rightdoor.work.changing.actions.drafting import NotSo, begin_change
from rightdoor.work.changing.forms.settling import Begun
from rightdoor.work.changing.presenters.listing import area_words, blank, rows_for, sections_of


@open_to(Staff(policy.SEE))
@require_safe
def all_of_them(request: StaffRequest) -> HttpResponse:
    """The services of the areas that they manage."""
    return render(request, "changing/services.html", {"rows": rows_for(request.account, request.at)})


def service_named(request: StaffRequest, code: str) -> Entry:
    """A service of an area that they manage."""
    found = entry(code)
    if found is None or found.kind != "service":
        raise Http404
    require(rule_on(request.account, policy.SEE, blank(found, request.account), at=request.at))
    return found


def show(request: StaffRequest, service: Entry, *, status: int = 200, told: str = "") -> HttpResponse:
    """The page of one service."""
    sections = sections_of(service, request.account, request.at)
    context = {"service": service, "where": area_words(service.area), "sections": sections, "told": told,
               "form": Begun()}  # fmt: skip
    return render(request, "changing/service.html", context, status=status)


@open_to(Staff(policy.SEE))
@require_safe
def one(request: StaffRequest, service: str) -> HttpResponse:
    """What one service asks for, runs, and when it is open."""
    return show(request, service_named(request, service))


@open_to(Staff(policy.DRAFT))
@require_POST
def begin(request: StaffRequest, service: str, section: str) -> HttpResponse:
    """Begin to change a section."""
    found = service_named(request, service)
    if section not in SECTIONS:
        raise Http404

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show(request, found, status=status, told=str(told or ""))

    return carried_out(
        request, blank(found, request.account), policy.DRAFT, Begun(request.POST), begin_change, refusals=(NotSo,),
        again=again, there=lambda done: redirect("change", change_id=done.pk), service=found.code, section=section,
    )  # fmt: skip
