"""Writing to the people who work on the request, and reading what they answered."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.passport.forms.saying import WriteForm
from rightdoor.work.passport.presenters.written import thread_for
from rightdoor.work.passport.views.visit import behind_the_word, said, say
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.writing.actions.writing import mark_seen, write_message


@open_to(PUBLIC)
@behind_the_word
def messages(request: Request, referral: Referral) -> HttpResponse:
    """The thread, and a place to write; what was new is not new any more."""
    form = WriteForm(request.POST or None)
    form = form if referral.asker == Asker.ME else form.about_someone_else()
    if request.method == "POST" and form.is_valid():
        write_message(referral_id=referral.pk, **form.cleaned_data, by=VISITOR, at=request.at)
        say(request, "wrote")
        return redirect("my-request-help" if form.cleaned_data["facts"] else "my-request-messages")
    thread = thread_for(referral, request.at)
    if thread.new:
        mark_seen(referral_id=referral.pk, by=VISITOR, at=request.at)
    return render(request, "passport/messages.html", {"form": form, "thread": thread, "said": said(request)})
