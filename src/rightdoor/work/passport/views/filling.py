"""For whoever was given a link to fill something in, and for the young person from their own page."""

from django.http import HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.networks import network_of
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.ground.design.forgetting import forget_the_visit
from rightdoor.pure.measures.instruments import Respondent
from rightdoor.work.outcomes.actions.filling import fill_in
from rightdoor.work.outcomes.licensed import instrument_for
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.outcomes.opening import still_opens
from rightdoor.work.passport.actions.filling import open_form
from rightdoor.work.passport.forms.filling import FillForm
from rightdoor.work.passport.forms.giving import WordsForm
from rightdoor.work.passport.presenters.filling import meant_by, to_fill_in
from rightdoor.work.passport.views.visit import behind_the_word, cleared, over, say
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.presenters.lines import help_now
from rightdoor.work.referrals.presenters.reading_times import reading

KEY = "filling"


@open_to(PUBLIC)
def knock(request: Request, secret: str) -> HttpResponse:
    """Ask for the two words.  The page is the same for every address, whether there is such a link or not."""
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        link = open_form(secret=secret, **form.cleaned_data, network=network_of(request), by=VISITOR, at=request.at)
        if link is not None:
            begin(request, link)
            return forget_the_visit(request, redirect("fill"))
        form.add_error(None, refusal())
    return render(request, "passport/fill_knock.html", {"form": form})


def refusal() -> str:
    """The one sentence for an unknown address, wrong words, and a link that was used, has ended or rests."""
    return _(
        "That opened nothing. Check the two words, and that you have the whole link. "
        "After a few tries a link rests for an hour. It may also be used or over: ask whoever gave it to you."
    )


def begin(request: Request, link: FormLink) -> None:
    """Start afresh: whoever used this browser before is gone from it."""
    request.session.flush()
    rotate_token(request)
    now = request.at.isoformat()
    request.session[KEY] = {"key": str(link.pk), "opened_at": now, "seen_at": now}


@open_to(PUBLIC)
def page(request: Request) -> HttpResponse:
    """The questions; what was answered is kept once, and danger in it is heard whatever became of the link."""
    visit: dict[str, str] = request.session.get(KEY, {})
    link = FormLink.objects.whole().filter(pk=visit["key"]).first() if visit and not over(visit, request) else None
    if link is None or (request.method != "POST" and not still_opens(link, request.at)):
        request.session.pop(KEY, None)
        return render(request, "passport/fill_closed.html")
    request.session[KEY] = {**visit, "seen_at": request.at.isoformat()}
    return questions(request, link)


def questions(request: Request, link: FormLink, *, own: bool = False) -> HttpResponse:
    """The form itself, or what comes after it.  *own*: from the young person's own page."""
    instrument = instrument_for(link.episode, link.instrument, link.made_at)
    assert instrument is not None  # noqa: S101  a link that opens has one, and used ones keep theirs
    form = FillForm(request.POST or None, instrument=instrument, respondent=Respondent(link.respondent),
                    initial={"fill_for": link.pk})  # fmt: skip
    if not form.is_valid():
        return render(request, "passport/fill.html", {"form": form, "own": own}, status=422 if form.is_bound else 200)
    filled = fill_in(link_id=link.pk, answers=form.answers(), by=VISITOR, at=request.at)
    if not own:
        request.session.pop(KEY, None)
    if filled.danger:
        area = link.episode.area
        context = {"lines": help_now(area, request.at), "reading": reading(area, request.at), "own": own}
        return render(request, "passport/fill_help.html", {**context, "kept": filled.kept})
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
        link = meant_by(referral, request.POST.get("fill_for", ""))
    else:
        found = next((one for one in to_fill_in(referral, request.at) if one.number == number), None)
        link = meant_by(referral, str(found.key)) if found else None
    return questions(request, link, own=True) if link else redirect("my-request-open")


@open_to(PUBLIC)
@require_POST
def close(request: Request) -> HttpResponse:
    """End the visit here and empty the browser of it."""
    request.session.flush()
    rotate_token(request)
    return cleared(request, forget_the_visit(request, redirect("fill")))
