"""Saying how it was, complaining and what was answered, behind code and word; none of it changes the help."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.listening.actions.saying import complain as keep_complaint
from rightdoor.work.listening.actions.saying import say_how_it_was
from rightdoor.work.listening.actions.stepping import go_further
from rightdoor.work.listening.forms import GoingOn, HowItWas, OwnComplaint
from rightdoor.work.listening.lifecycle import FURTHER, Who
from rightdoor.work.listening.models import Complaint
from rightdoor.work.listening.presenters.standing import standing
from rightdoor.work.passport.views.visit import behind_its_own_code, behind_the_word, said, say
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
    form = OwnComplaint(request.POST if "form_key" in request.POST else None)
    if form.is_bound and form.is_valid():
        keep_complaint(
            partnership=referral.partnership, area=referral.area, referral=referral, by=VISITOR, at=request.at,
            who=WHO.get(Asker(referral.asker), Who.OTHER), **form.as_arguments(),
        )  # fmt: skip
        say(request, "complained")
        return redirect("my-request-complain")
    made = list(Complaint.objects.filter(referral=referral).order_by("made_at", "id"))
    going = [going_on(request, number) for number in range(len(made))]
    if goes_further(request, zip(made, going, strict=True)):
        return redirect("my-request-complain")
    stands = [(standing(one, request.at), on) for one, on in zip(made, going, strict=True)]
    return render(request, "passport/complain.html", {"form": form, "complaints": stands, "said": said(request)})


@open_to(PUBLIC)
@behind_its_own_code
def where(request: Request, complaint: Complaint) -> HttpResponse:
    """Where a complaint stands that came without a request, and what was answered."""
    form = going_on(request, 0)
    if goes_further(request, [(complaint, form)]):
        return redirect("my-request-where")
    shown = {"one": standing(complaint, request.at), "form": form, "said": said(request)}
    return render(request, "passport/where.html", shown)


def going_on(request: Request, number: int) -> GoingOn:
    """The form by which one of the complaints on a page goes on; filled in where its own button was pressed."""
    name = f"no{number}"
    return GoingOn(request.POST if f"{name}-on" in request.POST else None, prefix=name)


def goes_further(request: Request, going: Iterable[tuple[Complaint, GoingOn]]) -> bool:
    """Take on whichever they are not happy with."""
    for complaint, form in going:
        if form.is_bound and form.is_valid():
            now = go_further(complaint_id=complaint.pk, **form.cleaned_data, by=VISITOR, at=request.at)
            say(request, "further" if now.stage in FURTHER.values() else "complained")
            return True
    return False
