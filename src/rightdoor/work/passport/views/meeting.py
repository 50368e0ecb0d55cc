"""Saying yes or no to a time to meet."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.pure.neutral_calendar import NAME, Event, calendar_of
from rightdoor.work.meeting.actions.answering import answer_time
from rightdoor.work.meeting.actions.offering import IsOver
from rightdoor.work.passport.forms.meeting import TimeForm
from rightdoor.work.passport.presenters.meeting import coming_for, times_for
from rightdoor.work.passport.views.visit import behind_the_word, say
from rightdoor.work.referrals.models import Referral
from rightdoor.work.writing.actions.writing import write_message


@open_to(PUBLIC)
@behind_the_word
def answer(request: Request, referral: Referral, number: int) -> HttpResponse:
    """One time that was offered or agreed; the answer can be changed until it begins."""
    times = times_for(referral, request.at)
    shown = next((one for one in times if one.number == number), None)
    if shown is None and request.method != "POST":
        return redirect("my-request-open")
    first = {"time": shown.key, "comes": "yes" if shown.agreed else None} if shown else {}
    form = TimeForm(request.POST or None, initial=first)
    if shown is not None and not form.is_valid():
        return render(request, "passport/meet.html", {"form": form, "time": shown})
    if shown is None or not is_answered(referral, form.cleaned_data, request.at):
        gone = {"typed": request.POST.get("words", ""), "sent": keep_words(request, referral, form)}
        return render(request, "passport/meet_gone.html", gone, status=409)
    say(request, "comes" if form.cleaned_data["comes"] == "yes" else "comes_not")
    return redirect("my-request-open")


@open_to(PUBLIC)
@behind_the_word
@require_safe
def calendar(request: Request, referral: Referral) -> HttpResponse:
    """When we meet, as a file for their own calendar that tells nobody what it is."""
    coming = coming_for(referral, request.at)
    if not coming:
        raise Http404
    events = [Event(str(one.key), one.starts_at, one.ends_at) for one in coming]
    answer = HttpResponse(calendar_of(events, request.at), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return answer


def is_answered(referral: Referral, given: dict[str, Any], at: datetime) -> bool:
    """Whether the answer could still be given."""
    try:
        answer_time(
            referral_id=referral.pk, appointment_id=given["time"], comes=given["comes"] == "yes", words=given["words"],
            form_key=given["form_key"], by=VISITOR, at=at,
        )  # fmt: skip
    except IsOver:
        return False
    return True


def keep_words(request: Request, referral: Referral, form: TimeForm) -> bool:
    """The time is gone; what they wrote with the answer is a message all the same.  Whether it could be kept."""
    form.is_valid()  # whatever else is wrong with it, words and key are read
    words, key = form.cleaned_data.get("words", ""), form.cleaned_data.get("form_key")
    if words and key:
        write_message(referral_id=referral.pk, words=words, form_key=key, by=VISITOR, at=request.at)
    return bool(words and key)
