"""Saying how it was, and complaining, behind code and word; neither changes the help."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.listening.actions.saying import complain as keep_complaint
from rightdoor.work.listening.actions.saying import say_how_it_was
from rightdoor.work.listening.forms import HowItWas, OwnComplaint
from rightdoor.work.listening.lifecycle import Who
from rightdoor.work.listening.models import Complaint
from rightdoor.work.listening.presenters import standing
from rightdoor.work.passport.views.visit import behind_the_word, said, say
from rightdoor.work.referrals.models import Asker, Referral

WHO = {Asker.ME: Who.YOUNG, Asker.CHILD: Who.PARENT}


@open_to(PUBLIC)
@behind_the_word
def how(request: Request, referral: Referral) -> HttpResponse:
    """A face, and words if they want."""
    form = HowItWas(request.POST or None)
    if request.method == "POST" and form.is_valid():
        say_how_it_was(referral_id=referral.pk, **form.cleaned_data, by=VISITOR, at=request.at)
        say(request, "how")
        return redirect("my-request-open")
    return render(request, "passport/how.html", {"form": form})


@open_to(PUBLIC)
@behind_the_word
def complain(request: Request, referral: Referral) -> HttpResponse:
    """Complain, and see where one's complaints stand."""
    form = OwnComplaint(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep_complaint(
            partnership=referral.partnership, area=referral.area, referral=referral, by=VISITOR, at=request.at,
            who=WHO.get(Asker(referral.asker), Who.OTHER), **form.as_arguments(),
        )  # fmt: skip
        say(request, "complained")
        return redirect("my-request-complain")
    made = Complaint.objects.filter(referral=referral).order_by("made_at", "id")
    shown = {"form": form, "complaints": [standing(one, request.at) for one in made], "said": said(request)}
    return render(request, "passport/complain.html", shown)
