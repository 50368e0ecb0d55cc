"""The first page of everybody who works here, and the queue of those who work at the front door."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import rule_on
from rightdoor.pure.rules.days import day_of
from rightdoor.records.workforce.policy import SEE_WORKFORCE
from rightdoor.work.referrals.actions.working import look_at, read_request
from rightdoor.work.referrals.policy import SEE
from rightdoor.work.support.policy import SEE_CASELOAD
from rightdoor.work.triage import policy
from rightdoor.work.triage.actions.listing import find_requests, list_queue
from rightdoor.work.triage.presenters.peek import peek_of
from rightdoor.work.triage.presenters.queue import link, queue_page
from rightdoor.work.triage.presenters.searching import found_rows, only_one
from rightdoor.work.triage.queries import visible
from rightdoor.work.triage.queue import read_sought
from rightdoor.work.triage.views.visible import visible_request


@open_to(Staff(policy.ENTER))
def home(request: StaffRequest) -> HttpResponseBase:
    """The queue; or what somebody's own role works with."""
    if rule_on(request.account, policy.SEE_QUEUE, None, at=request.at).allowed:
        return queue(request)
    if rule_on(request.account, SEE_CASELOAD, None, at=request.at).allowed:
        return redirect("caseload")
    if rule_on(request.account, SEE_WORKFORCE, None, at=request.at).allowed:
        return redirect("workforce")
    has_role = request.account.holds(*Role, on=day_of(request.at))
    return render(request, "triage/elsewhere.html", {"has_role": has_role})


@open_to(Staff(policy.SEE_QUEUE))
def queue(request: StaffRequest) -> HttpResponse:
    """Red flags first, then the oldest promise; and a first look at the request that is chosen."""
    sought = read_sought(request.GET)
    page = list_queue(sought=sought, by=request.account, at=request.at)
    peek = None
    if sought.at is not None and visible(request.account, request.at).filter(pk=sought.at).exists():
        read = read_request(referral_id=sought.at, by=request.account, at=request.at)
        peek = peek_of(read, request.account, request.at)
    shown = queue_page(page, sought, request.account, request.at)
    return render(request, "triage/queue.html", {"page": shown, "peek": peek, "sought": sought})


@open_to(Staff(SEE))
def peek(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """A first look at one request, for the pane beside the queue; showing it is on record."""
    sought = read_sought(request.GET)
    seen = visible_request(request, referral_id)
    read = read_request(referral_id=seen.pk, by=request.account, at=request.at)
    shown = peek_of(read, request.account, request.at)
    return render(request, "triage/peek.html", {"peek": shown, "held": sought.words()})


@open_to(Staff(SEE))
@require_POST
def look(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """I'm looking at this, or not any more; then back to the same place in the queue."""
    seen, stop = visible_request(request, referral_id), "stop" in request.POST
    look_at(referral_id=seen.pk, by=request.account, at=request.at, stop=stop)
    return redirect(link(read_sought(request.POST), at=str(seen.pk)))


@open_to(Staff(policy.SEE_QUEUE))
@require_POST
def search(request: StaffRequest) -> HttpResponse:
    """By code or by name; the words stay out of the address."""
    words = request.POST.get("sought", "").strip()[:160]
    found = find_requests(sought=words, by=request.account, at=request.at)
    only = only_one(found, words)
    if only is not None:
        return redirect("request", referral_id=only)
    rows = found_rows(found, request.account, request.at)
    return render(request, "triage/found.html", {"rows": rows, "words": words})
