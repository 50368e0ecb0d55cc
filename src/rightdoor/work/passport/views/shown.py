"""For whoever was given a link: two words open it, and it closes by itself."""

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
from rightdoor.ground.design.when import plain_date
from rightdoor.records.telling.lifecycle import SEEN_BY_GIVEN
from rightdoor.records.telling.models import Link
from rightdoor.work.passport.actions.looking_in import open_link, still_open, whose
from rightdoor.work.passport.forms.giving import WordsForm
from rightdoor.work.passport.presenters.given import shown_of
from rightdoor.work.passport.views.visit import cleared, over

KEY = "shown"


@open_to(PUBLIC)
def knock(request: Request, secret: str) -> HttpResponse:
    """Ask for the two words.  The page is the same for every address, whether there is such a link or not."""
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        link = open_link(secret=secret, **form.cleaned_data, network=network_of(request), by=VISITOR, at=request.at)
        if link is not None:
            begin(request, link)
            return forget_the_visit(request, redirect("shown"))
        form.add_error(None, refusal())
    return render(request, "passport/shown_knock.html", {"form": form})


def refusal() -> str:
    """The one sentence for an unknown address, wrong words, and a link that ended or rests."""
    return _(
        "That opened nothing. Check the two words, and that you have the whole link. "
        "After a few tries a link rests for an hour. It may also have ended: ask whoever gave it to you."
    )


def begin(request: Request, link: Link) -> None:
    """Start afresh: whoever used this browser before is gone from it."""
    request.session.flush()
    rotate_token(request)
    now = request.at.isoformat()
    request.session[KEY] = {"key": str(link.pk), "opened_at": now, "seen_at": now}


@open_to(PUBLIC)
def page(request: Request) -> HttpResponse:
    """What was chosen for them, as it stands now; nothing once the link has ended."""
    visit: dict[str, str] = request.session.get(KEY, {})
    link = Link.objects.filter(pk=visit["key"]).first() if visit and not over(visit, request) else None
    if link is None or not still_open(link, request.at):
        request.session.pop(KEY, None)
        return render(request, "passport/shown_closed.html")
    request.session[KEY] = {**visit, "seen_at": request.at.isoformat()}
    referral = whose(link)
    shown = shown_of(referral, link.shows, request.at, audience=SEEN_BY_GIVEN)
    context = {"shown": shown, "link": link, "person": referral.person, "until": plain_date(link.ends_at)}
    return render(request, "passport/shown.html", context)


@open_to(PUBLIC)
@require_POST
def close(request: Request) -> HttpResponse:
    """End the visit here and empty the browser of it."""
    request.session.flush()
    rotate_token(request)
    return cleared(request, forget_the_visit(request, redirect("shown")))
