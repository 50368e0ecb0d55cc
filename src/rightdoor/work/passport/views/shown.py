"""For whoever was given a link: two words open it, and it closes by itself."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.ground.design.when import plain_date
from rightdoor.records.telling.lifecycle import SEEN_BY_GIVEN
from rightdoor.records.telling.models import Link
from rightdoor.work.passport.actions.looking_in import open_link, still_open, whose
from rightdoor.work.passport.presenters.given import shown_of
from rightdoor.work.passport.views.linked import LinkVisit

VISIT = LinkVisit(
    page="shown",
    promise=_("It opens with two words. They see that you opened it, and on which day."),
    refusal=_(
        "That opened nothing. Check the two words, and that you have the whole link. "
        "After a few tries a link rests for an hour. It may also have ended: ask whoever gave it to you."
    ),
)


@open_to(PUBLIC)
def knock(request: Request, secret: str) -> HttpResponse:
    """Ask for the two words."""
    return VISIT.knock(request, secret, open_link)


@open_to(PUBLIC)
def page(request: Request) -> HttpResponse:
    """What was chosen for them, as it stands now; nothing once the link has ended."""
    link = None if VISIT.is_over(request) else Link.objects.filter(pk=VISIT.key_of(request)).first()
    if link is None or not still_open(link, request.at):
        VISIT.ends(request)
        return render(request, "passport/shown_closed.html")
    VISIT.goes_on(request)
    referral = whose(link)
    shown = shown_of(referral, link.shows, request.at, audience=SEEN_BY_GIVEN)
    context = {"shown": shown, "link": link, "person": referral.person, "until": plain_date(link.ends_at)}
    return render(request, "passport/shown.html", context)


@open_to(PUBLIC)
@require_POST
def close(request: Request) -> HttpResponse:
    """End the visit here and empty the browser of it."""
    return VISIT.close(request)
