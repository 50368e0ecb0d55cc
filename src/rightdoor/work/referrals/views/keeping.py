"""Stopping for now, and coming back with a code and a word."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.referrals import sitting
from rightdoor.work.referrals.actions.drafting import keep_for_later
from rightdoor.work.referrals.forms import LaterForm
from rightdoor.work.referrals.models import Draft


@open_to(PUBLIC)
@sitting.with_draft
def later(request: Request, draft: Draft) -> HttpResponse:
    """Choose a word or PIN; the code comes next.  A word typed for another form is never given to this one."""
    if sitting.draft_of_page(request) is not None:
        return render(request, "referrals/closed.html", {"word_unset": True}, status=409)
    form = LaterForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "referrals/later.html", {"form": form, "draft": draft}, status=status)
    keep_for_later(draft_id=draft.pk, by=request.actor, at=request.at, **form.cleaned_data)
    return redirect("ask-kept")


@open_to(PUBLIC)
@sitting.with_draft
def kept(request: Request, draft: Draft) -> HttpResponse:
    """The code, to write down or learn; with the word it opens the draft on any device."""
    if draft.code is None:
        return redirect("ask-later")
    return render(request, "referrals/kept.html", {"code": draft.code.split("-"), "draft": draft})
