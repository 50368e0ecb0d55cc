"""The door of my request: type the code."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.networks import network_of
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.ground.design.forgetting import forget_the_visit
from rightdoor.work.passport.actions.opening import Known, Opened, try_code
from rightdoor.work.passport.forms.knocking import CodeForm
from rightdoor.work.passport.views import visit
from rightdoor.work.referrals.sitting import open_here


@open_to(PUBLIC)
def knock(request: Request) -> HttpResponse:
    """Ask for the code; say no more than the code and the word allow."""
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return door(request, form, said=visit.said(request))
    found = try_code(**form.cleaned_data, network=network_of(request), by=VISITOR, at=request.at)
    if isinstance(found, Opened):
        return opened(request, found)
    if isinstance(found, Known):
        visit.say(request, "answered" if found.answered else "received")
        return redirect("my-request")
    form.add_error(None, refusal())
    return door(request, form)


def door(request: Request, form: CodeForm, *, said: str = "", failed: str = "", status: int = 200) -> HttpResponse:
    """The page where a code is typed."""
    return render(request, "passport/knock.html", {"form": form, "said": said, "failed": failed}, status=status)


def refusal() -> str:
    """The one sentence for an unknown code, a wrong word and a code that rests."""
    return _(
        "We could not open anything with that. Check the code and the word. "
        "After a few tries a code rests for an hour. What you sent is safe."
    )


def opened(request: Request, found: Opened) -> HttpResponse:
    """A request or a complaint opens its own page; a draft goes on where it was left."""
    visit.begin(request, found)
    if found.kind == "draft":
        open_here(request, found.key)
        return forget_the_visit(request, redirect("ask-list"))
    return forget_the_visit(request, redirect("my-request-open" if found.kind == "referral" else "my-request-where"))


@open_to(PUBLIC)
@require_POST
def finish(request: Request) -> HttpResponse:
    """End the visit here and empty the browser of it."""
    visit.end(request)
    visit.say(request, "finished")
    return visit.cleared(request, forget_the_visit(request, redirect("my-request")))
