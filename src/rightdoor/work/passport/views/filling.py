"""For whoever was given a link to fill something in, and for the young person from their own page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.outcomes.actions.filling import fill_in
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.outcomes.opening import still_opens
from rightdoor.work.passport.actions.filling import open_form
from rightdoor.work.passport.forms.filling import form_for
from rightdoor.work.passport.presenters.filling import meant_by, own_links, to_fill_in
from rightdoor.work.passport.views.linked import LinkVisit
from rightdoor.work.passport.views.unsent import not_asked_any_more
from rightdoor.work.passport.views.visit import behind_the_word, say
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.presenters.lines import help_now
from rightdoor.work.referrals.presenters.reading_times import reading

VISIT = LinkVisit(
    page="fill",
    promise=_("It opens with two words. Then there are a few questions."),
    refusal=_(
        "That opened nothing. Check the two words, and that you have the whole link. "
        "After a few tries a link rests for an hour. It may also be used or over: ask whoever gave it to you."
    ),
)


@open_to(PUBLIC)
def knock(request: Request, secret: str) -> HttpResponse:
    """Ask for the two words."""
    return VISIT.knock(request, secret, open_form)


@open_to(PUBLIC)
def page(request: Request) -> HttpResponse:
    """The questions; what was answered is kept once, and danger in it is heard whatever became of link and visit."""
    key, is_late = VISIT.key_of(request), VISIT.is_over(request)
    link = FormLink.objects.whole().filter(pk=key).first() if key else None
    if link is None or (request.method != "POST" and (is_late or not still_opens(link, request.at))):
        VISIT.ends(request)
        return render(request, "passport/fill_closed.html")
    if not is_late:
        VISIT.goes_on(request)
    return questions(request, link, is_late=is_late)


def questions(request: Request, link: FormLink, *, own: bool = False, is_late: bool = False) -> HttpResponse:
    """The form itself, or what comes after it.  *own*: from the young person's own page.  *is_late*: the visit is over,
    so that somebody else may sit there by now: nothing is shown again or kept.  Danger calls a person, taken or not.
    """
    form = form_for(link, request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return render(request, "passport/fill.html", {"form": form, "own": own})
    taken = form.is_valid() and not is_late
    filled = fill_in(link_id=link.pk, answers=form.answers(), to_keep=taken, by=VISITOR, at=request.at)
    if not own and (taken or is_late):
        VISIT.ends(request)
    if filled.danger:
        area = link.episode.area
        context = {"lines": help_now(area, request.at), "reading": reading(area, request.at), "own": own}
        again = form if not taken and not is_late else None
        return render(request, "passport/fill_help.html", {**context, "kept": filled.kept, "form": again})
    if not taken and not is_late:
        return render(request, "passport/fill.html", {"form": form, "own": own}, status=422)
    if not filled.kept:
        return render(request, "passport/fill_closed.html", status=409)
    if own:
        say(request, "filled")
        return redirect("my-request-open")
    return render(request, "passport/fill_done.html")


@open_to(PUBLIC)
@behind_the_word
def mine(request: Request, referral: Referral, number: int) -> HttpResponse:
    """One of those that wait on somebody's own page: the word that opened it is enough."""
    if request.method == "POST":  # which form was answered stands in it: another may have taken its place
        link = meant_by(own_links(referral), request.POST.get("fill_for", ""))
        return questions(request, link, own=True) if link else not_asked_any_more(request, referral.pk)
    found = next((one for one in to_fill_in(referral, request.at) if one.number == number), None)
    link = meant_by(own_links(referral), str(found.key)) if found else None
    return questions(request, link, own=True) if link else redirect("my-request-open")


@open_to(PUBLIC)
@require_POST
def close(request: Request) -> HttpResponse:
    """End the visit here and empty the browser of it."""
    return VISIT.close(request)
