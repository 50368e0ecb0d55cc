"""Somebody's requests together: each opened from one of them, without its own code."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.networks import network_of
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.passport.actions.putting_beside import (
    Enough,
    NotBeside,
    OtherAsker,
    open_beside,
    put_beside,
    take_apart,
)
from rightdoor.work.passport.forms.knocking import OtherForm
from rightdoor.work.passport.presenters.others import others_of
from rightdoor.work.passport.views.knocking import refusal
from rightdoor.work.passport.views.visit import behind_the_word, even_when_ended, origin_of, said, say, turn
from rightdoor.work.referrals.models import Referral


@open_to(PUBLIC)
@behind_the_word
@even_when_ended
def others(request: Request, referral: Referral) -> HttpResponse:
    """Which there are; another is added by its code and its word."""
    form = OtherForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = put_beside(
                **form.cleaned_data, referral_id=origin_of(request), network=network_of(request), by=VISITOR,
                at=request.at,
            )  # fmt: skip
        except NotBeside as why:
            form.add_error(None, why_not(why))
        else:
            if kept is not None:
                say(request, "beside")
                return redirect("my-request-others")
            form.add_error(None, refusal())
    origin = Referral.objects.get(pk=origin_of(request))
    shown = {"form": form, "others": others_of(origin, referral, request.at), "said": said(request)}
    return render(request, "passport/others.html", shown)


def why_not(why: NotBeside) -> str:
    """Why two requests stay apart, to somebody who has opened both."""
    if isinstance(why, OtherAsker):
        return _("Somebody else asked with that one. Each keeps its own code, so that nobody reads what is not theirs.")
    if isinstance(why, Enough):
        return _("Twenty open from here already. That one keeps its own code.")
    return _("That is the code with which you came in.")


@open_to(PUBLIC)
@require_POST
@behind_the_word
@even_when_ended
def turn_to(request: Request, _referral: Referral, number: int) -> HttpResponse:
    """Open one of them; its page says which it is."""
    found = open_beside(from_id=origin_of(request), number=number, by=VISITOR, at=request.at)
    if found is None:
        return redirect("my-request-others")
    turn(request, found)
    return redirect("my-request-open")


@open_to(PUBLIC)
@require_POST
@behind_the_word
@even_when_ended
def apart(request: Request, referral: Referral) -> HttpResponse:
    """Every request keeps to its own code again."""
    take_apart(referral_id=referral.pk, by=VISITOR, at=request.at)
    turn(request, origin_of(request))
    say(request, "apart")
    return redirect("my-request-others")
