"""Adding something, saying that it got worse, changing how to be reached."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.passport.actions.reaching import change_reach
from rightdoor.work.passport.actions.worse import tell_worse
from rightdoor.work.passport.forms.reaching import ReachForm, as_it_is
from rightdoor.work.passport.forms.saying import MoreForm, WorseForm
from rightdoor.work.passport.views.visit import always_heard, behind_the_word, even_when_ended, say
from rightdoor.work.referrals.actions.adding import add_words
from rightdoor.work.referrals.actions.receipts import own_plan
from rightdoor.work.referrals.models import Addition, Asker, Referral
from rightdoor.work.referrals.presenters.lines import help_now
from rightdoor.work.referrals.presenters.reading_times import reading


@open_to(PUBLIC)
@behind_the_word
def add(request: Request, referral: Referral) -> HttpResponse:
    """More of the story, in their own words."""
    form = MoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_words(referral_id=referral.pk, kind=Addition.Kind.MORE, **form.cleaned_data, by=VISITOR, at=request.at)
        say(request, "added")
        return redirect("my-request-open")
    return render(request, "passport/add.html", {"form": form})


@open_to(PUBLIC)
@behind_the_word
@even_when_ended
@always_heard
def worse(request: Request, referral: Referral) -> HttpResponse:
    """It got worse: safety is asked first, and help is shown at once."""
    form = WorseForm(request.POST or None)
    form = form if referral.asker == Asker.ME else form.about_someone_else()
    if request.method == "POST" and form.is_valid():
        tell_worse(referral_id=referral.pk, **form.cleaned_data, by=VISITOR, at=request.at)
        say(request, "worse")
        return redirect("my-request-help" if form.cleaned_data["facts"] else "my-request-open")
    when = reading(referral.area, request.at)
    return render(request, "passport/worse.html", {"form": form, "reading": when})


@open_to(PUBLIC)
@behind_the_word
@even_when_ended
def danger(request: Request, referral: Referral) -> HttpResponse:
    """Who answers this minute; what they told us is already with a person."""
    lines = help_now(referral.area, request.at)
    return render(request, "passport/help.html", {"lines": lines, "reading": reading(referral.area, request.at)})


@open_to(PUBLIC)
@behind_the_word
def reach(request: Request, referral: Referral) -> HttpResponse:
    """Change how to be reached."""
    form = ReachForm(request.POST or None, initial=as_it_is(own_plan(referral)))
    if request.method == "POST" and form.is_valid():
        change_reach(referral_id=referral.pk, **form.cleaned_data, by=VISITOR, at=request.at)
        say(request, "reach")
        return redirect("my-request-open")
    return render(request, "passport/reach.html", {"form": form})
