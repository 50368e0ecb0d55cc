"""What a parent sees: the young person reads it, and says whether it may be more."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.pure.rules.days import day_of
from rightdoor.work.passport.actions.letting_in import let_in
from rightdoor.work.passport.forms.letting_in import ALWAYS, LettingInForm
from rightdoor.work.passport.presenters.letting_in import adult_lines, how_it_is_decided
from rightdoor.work.passport.presenters.where import sees_own_words
from rightdoor.work.passport.views.visit import behind_the_word, say
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.parents import age_of


@open_to(PUBLIC)
@behind_the_word
def parents(request: Request, referral: Referral) -> HttpResponse:
    """Who asked for me too, what they see, and whether they may see more."""
    if not sees_own_words(referral) or referral.person is None:
        raise Http404
    form = LettingInForm(request.POST or None, adults=adult_lines(referral, request.at))
    if request.method == "POST" and form.is_valid():
        let_in(referral_id=referral.pk, **form.cleaned_data, shown=form.as_shown(), by=VISITOR, at=request.at)
        say(request, "agreement")
        return redirect("my-request-open")
    years = age_of(referral.person).on(day_of(request.at))
    return render(
        request, "passport/parents.html", {"form": form, "how": how_it_is_decided(years), "always": _(ALWAYS)}
    )
