"""A visit by a link: its two words open it, it rests and ends as every visit does, and closing empties the browser."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.networks import network_of
from rightdoor.ground.access.request import Request
from rightdoor.ground.design.forgetting import forget_the_visit
from rightdoor.work.passport.forms.giving import WordsForm
from rightdoor.work.passport.views.visit import cleared, over


@dataclass(frozen=True, slots=True)
class LinkVisit:
    """One kind of link: the route that it opens, what comes after the words, and that nothing does.

    The refusal is one sentence for an unknown address, wrong words, and a link that was used, has ended or rests.
    """

    page: str
    promise: Promise
    refusal: Promise

    def knock(self, request: Request, secret: str, opened: Callable[..., Any]) -> HttpResponse:
        """Ask for the two words.  The page is the same for every address, whether there is such a link or not."""
        form = WordsForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            network = network_of(request)
            link = opened(secret=secret, **form.cleaned_data, network=network, by=VISITOR, at=request.at)
            if link is not None:
                self.begin(request, link)
                return forget_the_visit(request, redirect(self.page))
            form.add_error(None, str(self.refusal))
        return render(request, "passport/link_knock.html", {"form": form, "promise": self.promise})

    def begin(self, request: Request, link: Any) -> None:
        """Start afresh: whoever used this browser before is gone from it."""
        request.session.flush()
        rotate_token(request)
        now = request.at.isoformat()
        request.session[self.page] = {"key": str(link.pk), "opened_at": now, "seen_at": now}

    def key_of(self, request: Request) -> str:
        """Of which link this is a visit; empty for none."""
        return str(request.session.get(self.page, {}).get("key", ""))

    def is_over(self, request: Request) -> bool:
        """Whether there is none, or it has rested too long."""
        visit = request.session.get(self.page)
        return visit is None or over(visit, request)

    def goes_on(self, request: Request) -> None:
        """It is used now, and rests from now on."""
        request.session[self.page] = {**request.session[self.page], "seen_at": request.at.isoformat()}

    def ends(self, request: Request) -> None:
        """Nothing is open here any more."""
        request.session.pop(self.page, None)

    def close(self, request: Request) -> HttpResponse:
        """End it and empty the browser of it."""
        request.session.flush()
        rotate_token(request)
        return cleared(request, forget_the_visit(request, redirect(self.page)))
