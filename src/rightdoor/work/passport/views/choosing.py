"""Options side by side: choose, decline, or none of these."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.passport.actions.choosing import answer_offers
from rightdoor.work.passport.forms.choosing import answers_in, choose_form
from rightdoor.work.passport.presenters.offered import names_of, options
from rightdoor.work.passport.presenters.page import offers_to
from rightdoor.work.passport.views.unsent import not_asked_any_more
from rightdoor.work.passport.views.visit import behind_the_word, say
from rightdoor.work.referrals.models import Referral


@open_to(PUBLIC)
@behind_the_word
def choose(request: Request, referral: Referral) -> HttpResponse:
    """What was offered, with why; an answer can be changed until it is settled."""
    offers = list(offers_to(referral, request.at))
    if not offers:
        if request.method == "POST":
            return not_asked_any_more(request, referral.pk)
        return redirect("my-request-open")
    form = choose_form(offers, names_of(offers), request.POST or None)
    if request.method != "POST" or not form.is_valid():
        shown = {"form": form, "options": options(offers, form, referral)}
        return render(request, "passport/choose.html", shown)
    answers = answers_in(form, offers, none="none" in request.POST)
    answer_offers(
        referral_id=referral.pk, answers=answers, words=form.cleaned_data["words"],
        form_key=form.cleaned_data["form_key"], by=VISITOR, at=request.at,
    )  # fmt: skip
    say(request, "chosen" if any(answers.values()) else "none")
    return redirect("my-request-open")
