"""Complaining without a code; reading complaints and taking them forward; hearing how it was."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.partnership import this_partnership
from rightdoor.ground.access.request import Request, StaffRequest
from rightdoor.ground.access.routes import PUBLIC, Staff, open_to
from rightdoor.work.listening import policy
from rightdoor.work.listening.actions.excluding import NotOneselfHere, exclude
from rightdoor.work.listening.actions.reading import hear_voices, list_complaints, read_complaint
from rightdoor.work.listening.actions.saying import complain
from rightdoor.work.listening.actions.stepping import NotNow, take_step
from rightdoor.work.listening.forms import AboutWhom, Answering, Complaining, ComplainingHere, NextStep
from rightdoor.work.listening.lifecycle import Stage, Step, steps_from
from rightdoor.work.listening.models import Complaint
from rightdoor.work.listening.presenters.reading import line_of, page_of, voice_of
from rightdoor.work.listening.presenters.standing import by_words
from rightdoor.work.listening.telling import listed
from rightdoor.work.referrals.sitting import RECEIPT_SHOWN

KEPT = "complained"


@open_to(PUBLIC)
def complain_here(request: Request) -> HttpResponse:
    """A complaint, by anybody, without a code."""
    form = ComplainingHere(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "listening/complain.html", {"form": form})
    made = complain(partnership=this_partnership(), **form.as_arguments(), by=VISITOR, at=request.at)
    request.session[KEPT] = {"key": str(made.pk), "at": request.at.isoformat()}
    return redirect("complain-sent")


@open_to(PUBLIC)
def sent(request: Request) -> HttpResponse:
    """It is here, by when somebody answers, and the code to come back with; for a short while in this browser."""
    kept = request.session.get(KEPT)
    if kept is None or request.at - datetime.fromisoformat(kept["at"]) > RECEIPT_SHOWN:
        return redirect("complain")
    made = get_object_or_404(Complaint, pk=kept["key"])
    shown = {"code": (made.code or "").split("-"), "due": by_words(made.due_at), "made": made}
    return render(request, "listening/sent.html", shown)


@open_to(Staff(policy.LIST))
def complaints(request: StaffRequest) -> HttpResponse:
    """The complaints that they read, what is due first."""
    rows = list_complaints(by=request.account, at=request.at)
    return render(request, "listening/complaints.html", {"lines": [line_of(one, request.at) for one in rows]})


@open_to(Staff(policy.TAKE))
def take(request: StaffRequest) -> HttpResponse:
    """Write a complaint down for somebody."""
    form = Complaining(request.POST or None)
    if request.method == "POST" and form.is_valid():
        home = request.account.partnership
        complain(partnership=home, **form.as_arguments(), by=request.account, at=request.at)
        return render(request, "listening/taken.html")
    return render(request, "listening/take.html", {"form": form}, status=422 if form.is_bound else 200)


def theirs(request: StaffRequest, complaint_id: UUID) -> Complaint:
    """A complaint that they read; else it does not exist."""
    return get_object_or_404(listed(request.account, request.at).select_related("referral"), pk=complaint_id)


@open_to(Staff(policy.READ))
def one(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    """One complaint; showing it is on record."""
    return show(request, theirs(request, complaint_id))


def show(request: StaffRequest, found: Complaint, status: int = 200, told: str = "", **bound: Any) -> HttpResponse:
    """Its page, with whatever could not be used as it was typed."""
    read_complaint(complaint_id=found.pk, by=request.account, at=request.at)
    page = page_of(found, request.account, request.at)
    context = {
        "page": page, "step": NextStep(steps=page.steps), "whom": AboutWhom(people=page.people),
        "answer": Answering() if Step.ANSWER in page.steps else None, "told": told,
    }  # fmt: skip
    return render(request, "listening/complaint.html", context | bound, status=status)


@open_to(Staff(policy.STEP))
@require_POST
def answer(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    """What was found and what will change, for whoever complained to read."""
    found, form = theirs(request, complaint_id), Answering(request.POST)
    if not form.is_valid():
        return show(request, found, status=422, answer=form)
    return forward(request, found, {"step": Step.ANSWER, **form.cleaned_data}, answer=form)


@open_to(Staff(policy.STEP))
@require_POST
def step(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    """One step forward."""
    found = theirs(request, complaint_id)
    form = NextStep(request.POST, steps=steps_from(Stage(found.stage), found.procedure, longer=found.longer))
    if not form.is_valid():
        return show(request, found, status=422, step=form)
    return forward(request, found, form.cleaned_data, step=form)


def forward(request: StaffRequest, found: Complaint, said: dict[str, Any], **typed: Any) -> HttpResponse:
    """Do it; where somebody was quicker, what was typed stays."""
    try:
        take_step(complaint_id=found.pk, **said, by=request.account, at=request.at)
    except NotNow as told:
        return show(request, theirs(request, found.pk), status=409, told=str(told), **typed)
    return redirect("complaint", complaint_id=found.pk)


@open_to(Staff(policy.EXCLUDE))
@require_POST
def about(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    """Whom it is about: for them it is gone."""
    found = theirs(request, complaint_id)
    form = AboutWhom(request.POST, people=page_of(found, request.account, request.at).people)
    if not form.is_valid():
        return show(request, found, status=422, whom=form)
    try:
        exclude(complaint_id=found.pk, account_id=UUID(form.cleaned_data["account_id"]), by=request.account,
                at=request.at)  # fmt: skip
    except NotOneselfHere as told:
        return show(request, found, status=409, told=str(told))
    return redirect("complaint", complaint_id=complaint_id)


@open_to(Staff(policy.HEAR))
def voices(request: StaffRequest) -> HttpResponse:
    """How people found it, without anything that says who."""
    rows = hear_voices(by=request.account, at=request.at)
    return render(request, "listening/voices.html", {"voices": [voice_of(one) for one in rows]})
