"""Saying yes or no to a time to meet."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.meeting.actions.answering import answer_time
from rightdoor.work.meeting.actions.offering import IsOver
from rightdoor.work.passport.forms.meeting import TimeForm
from rightdoor.work.passport.presenters.meeting import times_for
from rightdoor.work.passport.views.visit import behind_the_word, say
from rightdoor.work.referrals.models import Referral


@open_to(PUBLIC)
@behind_the_word
def answer(request: Request, referral: Referral, number: int) -> HttpResponse:
    """One time that was offered or agreed; the answer can be changed until it begins."""
    times = times_for(referral, request.at)
    shown = next((one for one in times if one.number == number), None)
    if shown is None:
        return redirect("my-request-open")
    form = TimeForm(request.POST or None, initial={"time": shown.key, "comes": "yes" if shown.agreed else None})
    if request.method != "POST" or not form.is_valid():
        return render(request, "passport/meet.html", {"form": form, "time": shown, "over": False})
    given = form.cleaned_data
    try:
        answer_time(
            referral_id=referral.pk, appointment_id=given["time"], comes=given["comes"] == "yes", words=given["words"],
            form_key=given["form_key"], by=VISITOR, at=request.at,
        )  # fmt: skip
    except IsOver:
        return render(request, "passport/meet.html", {"form": form, "time": shown, "over": True}, status=409)
    say(request, "comes" if given["comes"] == "yes" else "comes_not")
    return redirect("my-request-open")
