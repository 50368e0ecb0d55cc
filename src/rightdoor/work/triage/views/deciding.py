"""Deciding: everything on one screen, kept as it is typed, issued once by one person."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, no_content, open_to
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.people.actions import WrongAge
from rightdoor.records.people.policy import DECIDE_COMPETENCE
from rightdoor.work.referrals.actions.working import read_request
from rightdoor.work.referrals.models import IllegalMove, Referral
from rightdoor.work.triage import policy
from rightdoor.work.triage.actions import deciding, offering
from rightdoor.work.triage.actions.judging import judge_competence
from rightdoor.work.triage.actions.preparing import save_preparation
from rightdoor.work.triage.actions.sending_on import NoWayThere
from rightdoor.work.triage.forms.deciding import Decide, initial_of, typed
from rightdoor.work.triage.forms.working import Reply
from rightdoor.work.triage.letters import letter_for, letter_to_referrer_for
from rightdoor.work.triage.lifecycle import Outcome
from rightdoor.work.triage.presenters.decide import competence_form, decide_page, preparation_of
from rightdoor.work.triage.presenters.handing import overtaken_page
from rightdoor.work.triage.presenters.matches import match_faces, newest_matches
from rightdoor.work.triage.presenters.request import is_open
from rightdoor.work.triage.views.visible import visible_request

STOPPED = (deciding.NotDecided, offering.NotQualified, NoWayThere, IllegalMove, WrongAge)


def known() -> list[str]:
    """Every service that can be ticked."""
    return [service.code for service in catalogue().services]


@open_to(Staff(policy.PREPARE))
def decide(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """The page; and the one green button."""
    referral, form = visible_request(request, referral_id), Decide(request.POST or None, services=known())
    if request.method != "POST":
        return show(request, referral) if is_open(referral) else redirect("request", referral_id=referral_id)
    if not form.is_valid():
        save(request, referral)
        return show(request, referral, status=422, form=form)
    try:
        made = deciding.decide(referral_id=referral.pk, by=request.account, at=request.at, **form.as_arguments())
    except deciding.DecidedMeanwhile as told:
        context = {"page": overtaken_page(told.decision, told.preparation), "referral": referral}
        return render(request, "triage/overtaken.html", context, status=409)
    except STOPPED as told:
        fresh = visible_request(request, referral_id)
        return show(request, fresh, status=409, told=str(told))
    return redirect("decided", referral_id=referral_id, decision_id=made.pk)


def show(request: StaffRequest, referral: Referral, status: int = 200, **more: Any) -> HttpResponse:
    """The page with what was prepared; showing it is on record."""
    read_request(referral_id=referral.pk, by=request.account, at=request.at)
    kept = preparation_of(referral, request.account)
    fields = kept.fields if kept else {}
    page = decide_page(referral, request.account, fields.get("services", {}), kept, request.at)
    form = Decide(initial=initial_of(fields, referral.version), services=known())
    context = {"decide": page, "page": page.page, "form": form, "told": "", **more}
    return render(request, "triage/decide.html", context, status=status)


def save(request: StaffRequest, referral: Referral, **instead: Any) -> dict[str, Any]:
    """Keep what is on the page, and give it back."""
    fields = typed(request.POST, known()) | instead
    save_preparation(referral_id=referral.pk, fields=fields, by=request.account, at=request.at)
    return fields


@open_to(Staff(policy.PREPARE))
@require_POST
def keep(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Keep what was typed: by itself every few seconds, and by a button."""
    save(request, visible_request(request, referral_id))
    return redirect("decide", referral_id=referral_id) if "stay" in request.POST else no_content()


def outcome_of(words: str) -> Outcome:
    """The outcome that is ticked; a recommendation where none is."""
    return Outcome(words) if words in list(Outcome) else Outcome.RECOMMENDED


@open_to(Staff(policy.PREPARE))
@require_POST
def letter(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Write the letters from what is ticked; every word can still be changed."""
    referral = visible_request(request, referral_id)
    fields = typed(request.POST, known())
    outcome, services = outcome_of(fields["outcome"]), fields["services"]
    if outcome is Outcome.RECOMMENDED and not services:
        save(request, referral)
        return show(request, referral, status=422, told="Tick the services first. Everything you typed is kept.")
    try:
        words = letter_for(referral, services=services, outcome=outcome, by=request.account, at=request.at)
    except NoWayThere as told:
        save(request, referral)
        return show(request, referral, status=409, told=str(told))
    short = letter_to_referrer_for(referral, services=services, outcome=outcome)
    save(request, referral, letter=words, letter_to_referrer=short)
    return redirect("decide", referral_id=referral_id)


@open_to(Staff(policy.OFFER))
@require_POST
def offer(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Show the ticked services to the family first; they choose, or decline, and keep their place."""
    referral = visible_request(request, referral_id)
    because = save(request, referral)["services"]
    if not because:
        return show(request, referral, status=422, told="Tick the services to show first. Everything is kept.")
    try:
        offering.offer_options(referral_id=referral.pk, because=because, by=request.account, at=request.at)
    except STOPPED as told:
        return show(request, referral, status=409, told=str(told))
    return redirect("request", referral_id=referral_id)


@open_to(Staff(DECIDE_COMPETENCE))
@require_POST
def competence(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """A practitioner's judgement for one service; the rules are asked anew."""
    referral = visible_request(request, referral_id)
    save(request, referral)
    faces, day = match_faces(newest_matches(referral), referral), day_of(request.at)
    form = competence_form(referral, faces, day, request.POST)
    if form is None or referral.person is None or not form.is_valid():
        return show(request, referral, status=422, told="Say for which service, and how you came to that.")
    given = form.cleaned_data
    try:
        judge_competence(
            referral_id=referral.pk, service=given["competence_service"], competent=given["competent"] == "yes",
            reason=given["competence_reason"], by=request.account, at=request.at,
        )  # fmt: skip
    except STOPPED as told:
        return show(request, referral, status=409, told=str(told))
    return redirect("decide", referral_id=referral_id)


@open_to(Staff(policy.ANSWER_OFFER))
@require_POST
def reply(request: StaffRequest, referral_id: UUID, offer_id: UUID) -> HttpResponse:
    """Write down what the family said about one option."""
    referral, form = visible_request(request, referral_id), Reply(request.POST)
    one = get_object_or_404(referral.offers, pk=offer_id)
    if form.is_valid() and is_open(referral):
        said = form.cleaned_data
        offering.answer_offer(
            offer_id=one.pk, chosen=said["chosen"] == "yes", words=said["words"], by=request.account, at=request.at
        )
    return redirect("request", referral_id=referral_id)
