"""After a decision: what was sent, letting a hold go, and handing a request over."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.work.referrals.actions.working import read_request
from rightdoor.work.referrals.policy import SEE
from rightdoor.work.triage import policy
from rightdoor.work.triage.actions import handing
from rightdoor.work.triage.actions.sending_on import NoWayThere
from rightdoor.work.triage.forms.handing import HandOver
from rightdoor.work.triage.models import Decision, Recommendation
from rightdoor.work.triage.presenters.handing import decided_page, sheet_of
from rightdoor.work.triage.presenters.person import who_face
from rightdoor.work.triage.presenters.words import flag_words
from rightdoor.work.triage.queries import visible
from rightdoor.work.triage.views.visible import visible_request


@open_to(Staff(SEE))
def decided(request: StaffRequest, referral_id: UUID, decision_id: UUID) -> HttpResponse:
    """A decision, its letters, and where each service is on its way."""
    referral = visible_request(request, referral_id)
    rows = referral.decisions.select_related("decided_by", "qualification", "supervisor", "referral")
    return show_decision(request, get_object_or_404(rows, pk=decision_id))


def show_decision(request: StaffRequest, decision: Decision, status: int = 200, told: str = "") -> HttpResponse:
    """The page; showing it is on record."""
    referral = read_request(referral_id=decision.referral_id, by=request.account, at=request.at)
    who = who_face(referral, flag_words(referral), request.at)
    context = {"page": decided_page(decision), "who": who, "referral": referral, "told": told}
    return render(request, "triage/decided.html", context, status=status)


def visible_recommendation(request: StaffRequest, recommendation_id: UUID) -> Recommendation:
    mine = Recommendation.objects.filter(decision__referral__in=visible(request.account, request.at))
    rows = mine.select_related("decision__referral__person", "decision__decided_by", "handed_by")
    return get_object_or_404(rows, pk=recommendation_id)


@open_to(Staff(policy.HAND_OVER))
def hand_over(request: StaffRequest, recommendation_id: UUID) -> HttpResponse:
    """The sheet to print or read out; and the record of who took it, when, under which reference."""
    row, told = visible_recommendation(request, recommendation_id), ""
    form = HandOver(request.POST or None, at=request.at)
    if request.method == "POST" and form.is_valid():
        try:
            handing.hand_over(recommendation_id=row.pk, by=request.account, at=request.at, **form.as_arguments())
            return redirect("decided", referral_id=row.decision.referral_id, decision_id=row.decision_id)
        except handing.NotHandedOver as stopped:
            told = str(stopped)
    referral = read_request(referral_id=row.decision.referral_id, by=request.account, at=request.at)
    context = {
        "row": row, "sheet": sheet_of(row, request.at), "form": form, "told": told, "referral": referral,
        "who": who_face(referral, flag_words(referral), request.at),
    }  # fmt: skip
    return render(request, "triage/hand_over.html", context, status=409 if told else 422 if form.is_bound else 200)


@open_to(Staff(policy.RELEASE_HOLD))
@require_POST
def release(request: StaffRequest, recommendation_id: UUID) -> HttpResponse:
    """Send on what was held, if its agreement is on record now."""
    row = visible_recommendation(request, recommendation_id)
    try:
        handing.release_hold(recommendation_id=row.pk, by=request.account, at=request.at)
    except (handing.StillHeld, NoWayThere) as stopped:
        return show_decision(request, row.decision, status=409, told=str(stopped))
    return redirect("decided", referral_id=row.decision.referral_id, decision_id=row.decision_id)
