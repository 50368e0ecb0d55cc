"""Answering what whoever asked has written, or saying why no answer is needed."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.work.triage.forms.writing import NoAnswer, WriteBack
from rightdoor.work.triage.views.requests import refused
from rightdoor.work.triage.views.visible import visible_request
from rightdoor.work.writing import policy
from rightdoor.work.writing.actions.answering import NotForThem, NothingWaits, need_no_answer, write_back


@open_to(Staff(policy.ANSWER))
@require_POST
def answer(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Write to whoever asked."""
    referral, form = visible_request(request, referral_id), WriteBack(request.POST, auto_id="answer_%s")
    if not form.is_valid():
        return refused(request, referral_id, "", answer=form)
    words = form.cleaned_data["answer_words"]
    try:
        write_back(referral_id=referral.pk, words=words, by=request.account, at=request.at)
    except NotForThem as told:
        return refused(request, referral_id, str(told), answer=form)
    return to_thread(referral_id)


@open_to(Staff(policy.NO_ANSWER))
@require_POST
def no_answer(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """What waits needs no answer."""
    referral, form = visible_request(request, referral_id), NoAnswer(request.POST, auto_id="no_answer_%s")
    if not form.is_valid():
        return refused(request, referral_id, "", no_answer=form)
    try:
        need_no_answer(referral_id=referral.pk, **form.cleaned_data, by=request.account, at=request.at)
    except NothingWaits as told:
        return refused(request, referral_id, str(told), no_answer=form)
    return to_thread(referral_id)


def to_thread(referral_id: UUID) -> HttpResponseRedirect:
    """To the messages on the page of the request."""
    return redirect(reverse("request", args=[referral_id]) + "#messages")
