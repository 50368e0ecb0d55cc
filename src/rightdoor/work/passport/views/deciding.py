"""What is up to the person: what they agree to, and whether it goes on."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.passport.actions.agreeing import agreed_now, change_agreement
from rightdoor.work.passport.forms.agreeing import AgreementForm, as_agreed
from rightdoor.work.passport.presenters.where import sees_own_words
from rightdoor.work.passport.views.visit import behind_the_word, say
from rightdoor.work.referrals.models import Referral


@open_to(PUBLIC)
@behind_the_word
def agreement(request: Request, referral: Referral) -> HttpResponse:
    """Change my mind about who helps, who knows and who writes to me."""
    if not sees_own_words(referral) or referral.person is None:
        raise Http404
    form = AgreementForm(request.POST or None, initial=as_agreed(agreed_now(referral.person)))
    if request.method == "POST" and form.is_valid():
        change_agreement(referral_id=referral.pk, **form.cleaned_data, by=VISITOR, at=request.at)
        say(request, "agreement")
        return redirect("my-request-open")
    return render(request, "passport/agreement.html", {"form": form})
