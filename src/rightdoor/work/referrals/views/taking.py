"""The fifth way in, page by page: begin, write down, hand over, say the code."""

import secrets
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, no_content, open_to
from rightdoor.records.questions.fields import PageForm
from rightdoor.work.referrals.actions.drafting import Saved
from rightdoor.work.referrals.actions.taking import QUICK, begin_taking, finish_taking, keep_taking
from rightdoor.work.referrals.models import Draft
from rightdoor.work.referrals.policy import TAKE
from rightdoor.work.referrals.presenters.lines import call_instead, help_now
from rightdoor.work.referrals.presenters.taking import ASKERS, open_calls, safe_words, saved_words, told
from rightdoor.work.referrals.protocol import who_may_be
from rightdoor.work.referrals.sitting import open_here
from rightdoor.work.referrals.taking_forms import BeginForm, WordForm, as_typed, quick_form, sections


@open_to(Staff(TAKE))
def calls(request: StaffRequest) -> HttpResponse:
    """Begin with one key; go on with what is not finished."""
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        draft = begin_taking(**form.cleaned_data, by=request.account, at=request.at)
        return redirect("take-call", draft.pk)
    shown = {"form": form, "askers": ASKERS, "open": open_calls(request.account), "lines": call_instead("", request.at)}
    return render(request, "referrals/taking/calls.html", shown)


@open_to(Staff(TAKE))
def call(request: StaffRequest, draft_id: UUID) -> HttpResponse:
    """One call on one page; every button keeps everything first."""
    draft = mine(request, draft_id)
    if draft.sent_as_id is not None:
        return redirect("take-done", draft.pk)
    if request.method != "POST":
        return show(request, draft, quick_form(draft), WordForm())
    form, word = quick_form(draft, request.POST), WordForm(request.POST)
    saved = keep_form(request, draft, form)
    draft = mine(request, draft_id)
    if saved.elsewhere or not (form.is_valid() and word.is_valid()) or "keep" in request.POST:
        return show(request, draft, form, word, elsewhere=saved.elsewhere)
    if "whole" in request.POST:
        open_here(request, draft.pk)
        return redirect("ask-list")
    finish_taking(draft_id=draft.pk, **word.cleaned_data, by=request.account, at=request.at)
    return redirect("take-done", draft.pk)


@open_to(Staff(TAKE))
@require_POST
def keep(request: StaffRequest, draft_id: UUID) -> HttpResponse:
    """What the page sends by itself every few seconds."""
    draft = mine(request, draft_id)
    saved = keep_form(request, draft, quick_form(draft, request.POST))
    return HttpResponse(status=409) if saved.elsewhere else no_content()


@open_to(Staff(TAKE))
def done(request: StaffRequest, draft_id: UUID) -> HttpResponse:
    """The code to say aloud, when the answer comes, and the next call."""
    draft = mine(request, draft_id)
    if draft.sent_as is None:
        return redirect("take-call", draft.pk)
    return render(request, "referrals/taking/done.html", {"told": told(draft.sent_as)})


def mine(request: StaffRequest, draft_id: UUID) -> Draft:
    """What this member of staff took; for everybody else it does not exist."""
    draft: Draft | None = Draft.objects.taken_by(request.account).select_related("sent_as").filter(pk=draft_id).first()
    if draft is None:
        raise Http404
    return draft


def keep_form(request: StaffRequest, draft: Draft, form: PageForm) -> Saved:
    """Keep what can be read as answers, and the rest as it was typed."""
    form.is_valid()
    return keep_taking(
        draft_id=draft.pk, answers=form.answers(), typed=as_typed(form), tab=request.POST.get("tab", "")[:8],
        seen=request.POST.get("seen", "")[:12], by=request.account, at=request.at,
    )  # fmt: skip


def show(request: StaffRequest, draft: Draft, form: PageForm, word: WordForm, **more: Any) -> HttpResponse:
    held = draft.pages.get(QUICK, {})
    shown = {
        "draft": draft, "form": form, "word": word, "sections": sections(draft.asker, form),
        "who": ASKERS[draft.asker], "safe": safe_words(draft.answers), "saved": saved_words(draft),
        "known": who_may_be(draft, request.account, request.at),
        "needs": draft.answers.get("accessibility", ""),
        "lines": help_now(draft.area, request.at), "flagged": draft.keep,
        "tab": request.POST.get("tab") or secrets.token_hex(4), "seen": held.get("mark", ""),
        "other": held.get("other", {}), "elsewhere": False, **more,
    }  # fmt: skip
    return render(request, "referrals/taking/call.html", shown)
