"""Reading it once more, sending it once, and the receipt."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.referrals import sitting
from rightdoor.work.referrals.actions.drafting import start_again_from
from rightdoor.work.referrals.actions.sending import SentDifferently, choose_word, send_referral
from rightdoor.work.referrals.forms import LaterForm, SendForm
from rightdoor.work.referrals.models import Draft
from rightdoor.work.referrals.presenters.checks import checked, differences
from rightdoor.work.referrals.presenters.easy import code_easily, receipt_easily
from rightdoor.work.referrals.presenters.receipts import receipt


@open_to(PUBLIC)
@sitting.with_draft
def check(request: Request, draft: Draft) -> HttpResponse:
    """Everything that will be sent, each answer with a way to change it."""
    form = SendForm(initial={"form_key": draft.form_key})
    return render(request, "referrals/check.html", {"form": form, "page": checked(draft), "draft": draft})


@open_to(PUBLIC)
@require_POST
@sitting.with_draft
def send(request: Request, draft: Draft) -> HttpResponse:
    """Send: however often it is pressed, one request."""
    form = SendForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "page": checked(draft), "draft": draft}
        return render(request, "referrals/check.html", context, status=422)
    if form.cleaned_data["form_key"] != draft.form_key:
        return render(request, "referrals/closed.html", status=409)
    word = form.cleaned_data["secret_word"]
    try:
        referral = send_referral(draft_id=draft.pk, by=request.actor, at=request.at, secret_word=word)
    except SentDifferently as told:
        return two_texts(request, told.draft)
    sitting.keep_receipt(request, referral)
    return redirect("ask-done")


@open_to(PUBLIC)
@sitting.with_typed_since
def differs(request: Request, draft: Draft) -> HttpResponse:
    """It was sent before, and something else was typed since: both are shown, and both are kept."""
    if draft.sent_as_id is None:
        return redirect("ask-check")
    return two_texts(request, draft)


def two_texts(request: Request, draft: Draft) -> HttpResponse:
    """What was sent beside what was typed since."""
    return render(request, "referrals/differs.html", {"lines": differences(draft), "draft": draft}, status=409)


@open_to(PUBLIC)
@require_POST
@sitting.with_draft
def again(request: Request, draft: Draft) -> HttpResponse:
    """Begin a new request with the words that were typed since: nothing is typed twice."""
    fresh = start_again_from(draft_id=draft.pk, browser_key=sitting.make_room(request), by=request.actor, at=request.at)
    sitting.sit_down(request, fresh)
    return redirect("ask-check")


@open_to(PUBLIC)
def done(request: Request) -> HttpResponse:
    """The receipt: the code, when the answer comes and why then, and what happens next."""
    referral = sitting.receipt_here(request)
    if referral is None:
        sitting.say(request, "receipt_over")
        return redirect("ask-start")
    context = {"page": receipt(referral, at=request.at), "form": LaterForm()}
    return render(request, "referrals/receipt.html", context)


@open_to(PUBLIC)
def done_easily(request: Request) -> HttpResponse:
    """The receipt in easy read."""
    referral = sitting.receipt_here(request)
    if referral is None:
        return redirect("ask-done")
    page = receipt(referral, at=request.at)
    context = {"page": page, "lines": receipt_easily(page), "code_lines": code_easily(page)}
    return render(request, "referrals/receipt_easy.html", context)


@open_to(PUBLIC)
@require_POST
def word(request: Request) -> HttpResponse:
    """Choose the word or PIN after all, in the browser that has just sent it."""
    referral = sitting.receipt_here(request)
    if referral is None:
        return redirect("ask-done")
    form = LaterForm(request.POST)
    if not form.is_valid():
        context = {"page": receipt(referral, at=request.at), "form": form}
        return render(request, "referrals/receipt.html", context, status=422)
    choose_word(referral_id=referral.pk, by=request.actor, at=request.at, **form.cleaned_data)
    return redirect("ask-done")
