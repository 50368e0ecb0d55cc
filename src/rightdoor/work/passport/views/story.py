"""The page of one request, and what was sent."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.passport.presenters.looked import looked_days, sees_who_looked
from rightdoor.work.passport.presenters.others import others_of
from rightdoor.work.passport.presenters.page import letters_of, page_for
from rightdoor.work.passport.presenters.sent import sent_parts
from rightdoor.work.passport.presenters.where import sees_own_words
from rightdoor.work.passport.views.visit import behind_the_word, even_when_ended, origin_of, said
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.presenters.lines import call_instead


@open_to(PUBLIC)
@behind_the_word
@even_when_ended
def story(request: Request, referral: Referral) -> HttpResponse:
    """Where it is now, what waits for me, and what is up to me."""
    shown = {
        "said": said(request),
        "call": call_instead(referral.area, request.at),
        "others": others_of(Referral.objects.get(pk=origin_of(request)), referral, request.at),
    }
    if referral.stage == Stage.ENDED:
        return render(request, "passport/ended.html", shown)
    return render(request, "passport/story.html", {**shown, "page": page_for(referral, request.at)})


@open_to(PUBLIC)
@behind_the_word
def sent(request: Request, referral: Referral) -> HttpResponse:
    """Everything that was sent, for the young person who sent it and for nobody else."""
    if not sees_own_words(referral):
        raise Http404
    return render(request, "passport/sent.html", {"parts": sent_parts(referral), "referral": referral})


@open_to(PUBLIC)
@behind_the_word
def looked(request: Request, referral: Referral) -> HttpResponse:
    """Who looked at it, by role and day."""
    if not sees_who_looked(referral):
        raise Http404
    return render(request, "passport/looked.html", {"days": looked_days(referral, request.at)})


@open_to(PUBLIC)
@behind_the_word
def letter(request: Request, referral: Referral, number: int) -> HttpResponse:
    """One letter, as it was written, to read and to print."""
    letters = letters_of(referral, request.at)
    if not 1 <= number <= len(letters):
        raise Http404
    return render(request, "passport/letter.html", {"letter": letters[number - 1]})
