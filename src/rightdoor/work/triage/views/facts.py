"""Correcting what is known, writing an answer down, and comparing two requests that may be one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.pure.rules.days import day_of
from rightdoor.work.referrals import policy
from rightdoor.work.referrals.actions import working
from rightdoor.work.referrals.models import IllegalMove
from rightdoor.work.triage.forms.facts import ONCE, Answer, Correct
from rightdoor.work.triage.forms.working import Twin
from rightdoor.work.triage.presenters.comparing import side_by_side
from rightdoor.work.triage.views.requests import refused
from rightdoor.work.triage.views.visible import visible_request


@open_to(Staff(policy.CORRECT))
def correct(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Correct facts; what they were stays in the story, and the rules are asked anew."""
    referral = visible_request(request, referral_id)
    form = Correct(request.POST or None, names=ONCE, known=referral.facts, today=day_of(request.at))
    if request.method != "POST" or not form.is_valid():
        working.read_request(referral_id=referral.pk, by=request.account, at=request.at)
        context = {"form": form, "referral": referral}
        return render(request, "triage/correct.html", context, status=422 if form.is_bound else 200)
    reason = form.cleaned_data["reason"]
    try:
        working.correct_facts(
            referral_id=referral.pk, facts=form.changed(), reason=reason, by=request.account, at=request.at
        )
    except IllegalMove as told:
        return refused(request, referral_id, str(told))
    return redirect("request", referral_id=referral_id)


@open_to(Staff(policy.ANSWER_FACTS))
def answer(request: StaffRequest, referral_id: UUID, question_id: UUID) -> HttpResponse:
    """Write down what they answered on the telephone; a new clock starts."""
    referral = visible_request(request, referral_id)
    question = get_object_or_404(referral.questions.filter(answered_at__isnull=True), pk=question_id)
    form = Answer(request.POST or None, names=question.facts, known=referral.facts, today=day_of(request.at))
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "referral": referral, "question": question}
        return render(request, "triage/answer.html", context, status=422 if form.is_bound else 200)
    words = form.cleaned_data["words"]
    try:
        working.answer_facts(
            question_id=question.pk, answers=form.answered(), words=words, by=request.account, at=request.at
        )
    except IllegalMove as told:
        return refused(request, referral_id, str(told))
    return redirect("request", referral_id=referral_id)


@open_to(Staff(policy.MARK_DUPLICATE))
def compare(request: StaffRequest, referral_id: UUID, other_id: UUID) -> HttpResponse:
    """Two requests side by side; a person says that they are one, and the first is kept beside the other."""
    one, other = visible_request(request, referral_id), visible_request(request, other_id)
    form, told = Twin(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            working.mark_duplicate(referral_id=one.pk, of_id=other.pk, reason=reason, by=request.account, at=request.at)
            return redirect("request", referral_id=other.pk)
        except IllegalMove as stopped:
            told = str(stopped)
    for shown in (one, other):
        working.read_request(referral_id=shown.pk, by=request.account, at=request.at)
    context = {"one": one, "other": other, "lines": side_by_side(one, other, request.at), "form": form, "told": told}
    return render(request, "triage/compare.html", context, status=409 if told else 422 if form.is_bound else 200)
