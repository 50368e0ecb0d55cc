"""Offering a time to whoever asked, and calling one off."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.work.meeting import policy
from rightdoor.work.meeting.actions.offering import IsOver, NoSuchTime, call_off, offer_time
from rightdoor.work.triage.forms.meeting import CallOff, OfferTime
from rightdoor.work.triage.presenters.meeting import field_ids
from rightdoor.work.triage.views.requests import refused
from rightdoor.work.triage.views.visible import visible_request
from rightdoor.work.writing.actions.answering import NotForThem


@open_to(Staff(policy.OFFER))
@require_POST
def offer(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Offer a time of one's own."""
    referral, form = visible_request(request, referral_id), OfferTime(request.POST, at=request.at, auto_id="meet_%s")
    if not form.is_valid():
        return refused(request, referral_id, "", meet=form)
    try:
        offer_time(referral_id=referral.pk, **form.as_arguments(), by=request.account, at=request.at)
    except (NoSuchTime, NotForThem) as told:
        return refused(request, referral_id, str(told), meet=form)
    return to_times(referral_id)


@open_to(Staff(policy.CALL_OFF))
@require_POST
def cancel(request: StaffRequest, referral_id: UUID, appointment_id: UUID) -> HttpResponse:
    """Call one off, in words that they read."""
    referral = visible_request(request, referral_id)
    form = CallOff(request.POST, auto_id=field_ids(appointment_id))
    if not form.is_valid():
        return refused(request, referral_id, "", call_off=form)
    try:
        call_off(
            referral_id=referral.pk, appointment_id=appointment_id, why=form.cleaned_data["call_off_why"],
            by=request.account, at=request.at,
        )  # fmt: skip
    except IsOver as told:
        return refused(request, referral_id, str(told), call_off=form)
    return to_times(referral_id)


def to_times(referral_id: UUID) -> HttpResponseRedirect:
    """To the times to meet on the page of the request."""
    return redirect(reverse("request", args=[referral_id]) + "#meetings")
