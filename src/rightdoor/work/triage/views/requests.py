"""One request on one screen, and what staff do with it before it is decided."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.records.adjustments.presenters import needs_line
from rightdoor.records.agreements.actions.answering import GrownUp
from rightdoor.records.people.policy import RECORD_AGREEMENT
from rightdoor.work.referrals import policy
from rightdoor.work.referrals.actions import working
from rightdoor.work.referrals.models import IllegalMove, Referral
from rightdoor.work.sealing.actions.keeping_apart import NotKeptApart, note_read
from rightdoor.work.sealing.presenters import apart_of
from rightdoor.work.triage.actions import contacting
from rightdoor.work.triage.actions.agreeing import NobodyToAgree, write_agreement
from rightdoor.work.triage.earlier import earlier_requests
from rightdoor.work.triage.forms.working import Agree, Ask, Contact, Soon, Withdraw
from rightdoor.work.triage.presenters.adults import adult_choices
from rightdoor.work.triage.presenters.earlier import earlier_lines
from rightdoor.work.triage.presenters.request import SHOWS, forms_of, missing_words, request_page
from rightdoor.work.triage.views.visible import visible_request


@open_to(Staff(policy.SEE))
def one(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Everything about one request; showing it is on record."""
    return show(request, visible_request(request, referral_id))


def show(request: StaffRequest, referral: Referral, status: int = 200, told: str = "", **bound: Any) -> HttpResponse:
    """The page of a request, with a form that could not be used as it was typed."""
    earlier = earlier_requests(referral, request.account, request.at)
    keys = [one.key for one in earlier]
    working.read_request(referral_id=referral.pk, by=request.account, at=request.at, shown=keys)
    shown = request.GET.get("show", "")
    page = request_page(referral, request.account, request.at, shown if shown in SHOWS else "")
    note_read(referral=referral, parts=page.apart.others.keys(), by=request.account, at=request.at)
    forms = forms_of(page, request.account, request.at) | bound | {"bound": next(iter(bound.values()), None)}
    context = {"page": page, "forms": forms, "told": told, "shows": SHOWS, "shown": shown,
               "missing": missing_words(page), "earlier": earlier_lines(earlier)}  # fmt: skip
    return render(request, "triage/request.html", context, status=status)


def refused(request: StaffRequest, referral_id: UUID, told: str, **bound: forms.Form) -> HttpResponse:
    """Say what happened on the same page; what was typed is still there."""
    return show(request, visible_request(request, referral_id), status=409 if told else 422, told=told, **bound)


@open_to(Staff(policy.SEE))
@require_POST
def look(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """I'm looking at this, or not any more."""
    referral, stop = visible_request(request, referral_id), "stop" in request.POST
    working.look_at(referral_id=referral.pk, by=request.account, at=request.at, stop=stop)
    return redirect("request", referral_id=referral_id)


@open_to(Staff(policy.LOG_CONTACT))
@require_POST
def contact(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Write a call, a text or a visit down."""
    referral = visible_request(request, referral_id)
    people, needs = apart_of(referral, request.account, request.at).people, needs_line(referral.person)
    form = Contact(request.POST, at=request.at, people=people, needs=needs, auto_id="contact_%s")
    if not form.is_valid():
        return refused(request, referral_id, "", contact=form)
    apart = form.apart_arguments() if form.is_apart else None
    try:
        contacting.log_contact_whole(
            referral_id=referral.pk, met=form.met(), met_words=form.cleaned_data.get("needs_words", ""), apart=apart,
            by=request.account, at=request.at, **form.as_arguments(),
        )  # fmt: skip
    except NotKeptApart as why:
        form.add_error("apart_named", str(why))
        return refused(request, referral_id, "", contact=form)
    return redirect("request", referral_id=referral_id)


@open_to(Staff(policy.ASK_FACTS))
@require_POST
def ask(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Ask for what is missing; the clock is met by the question."""
    referral = visible_request(request, referral_id)
    missing = request_page(referral, request.account, request.at).missing
    form = Ask(request.POST, missing=missing, auto_id="ask_%s")
    if not form.is_valid():
        return refused(request, referral_id, "", ask=form)
    try:
        working.ask_facts(referral_id=referral.pk, by=request.account, at=request.at, **form.as_arguments())
    except IllegalMove as told:
        return refused(request, referral_id, str(told), ask=form)
    return redirect("request", referral_id=referral_id)


@open_to(Staff(policy.SET_PRIORITY))
@require_POST
def soon(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Say how soon, and why."""
    referral, form = visible_request(request, referral_id), Soon(request.POST, auto_id="soon_%s")
    if not form.is_valid():
        return refused(request, referral_id, "", soon=form)
    try:
        working.set_priority(referral_id=referral.pk, by=request.account, at=request.at, **form.cleaned_data)
    except IllegalMove as told:
        return refused(request, referral_id, str(told), soon=form)
    return redirect("request", referral_id=referral_id)


@open_to(Staff(policy.WITHDRAW))
@require_POST
def withdraw(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """They do not want it any more."""
    referral, form = visible_request(request, referral_id), Withdraw(request.POST, auto_id="withdraw_%s")
    if not form.is_valid():
        return refused(request, referral_id, "", withdraw=form)
    words = form.cleaned_data["stop_words"]
    try:
        working.withdraw(referral_id=referral.pk, words=words, by=request.account, at=request.at)
    except IllegalMove as told:
        return refused(request, referral_id, str(told), withdraw=form)
    return redirect("request", referral_id=referral_id)


@open_to(Staff(RECORD_AGREEMENT))
@require_POST
def agree(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Write down what somebody said when asked whether they agree; a no holds what has not left yet."""
    referral = visible_request(request, referral_id)
    services = [(one.service, one.name) for one in request_page(referral, request.account, request.at).matches]
    adults = adult_choices(referral.person, request.account, request.at)
    form = Agree(request.POST, services=services, adults=adults, auto_id="agree_%s")
    if not form.is_valid():
        return refused(request, referral_id, "", agree=form)
    try:
        write_agreement(referral_id=referral.pk, by=request.account, at=request.at, **form.cleaned_data)
    except (NobodyToAgree, GrownUp) as told:
        return refused(request, referral_id, str(told), agree=form)
    return redirect("request", referral_id=referral_id)
