"""One visit to one request: begun with code and word, short, and ended by leaving."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect

from rightdoor.ground.access.networks import mark
from rightdoor.ground.access.request import Request
from rightdoor.ground.design.clearing import emptied
from rightdoor.work.listening.models import Complaint
from rightdoor.work.passport.actions.opening import Opened
from rightdoor.work.passport.lifecycle import VISIT_ENDS, VISIT_RESTS
from rightdoor.work.passport.views.meant import is_together, meant
from rightdoor.work.passport.views.unsent import heard, not_taken, too_late
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Referral

KEY, SAID = "visit", "visit_said"
View = Callable[..., HttpResponseBase]


def begin(request: Request, opened: Opened) -> None:
    """Start afresh: whoever used this browser before, and whatever they left in it, is gone."""
    request.session.flush()
    rotate_token(request)
    now = request.at.isoformat()
    if opened.kind != "draft":
        key = str(opened.key)
        visit = {"kind": opened.kind, "key": key, "origin": key, "opened_at": now, "seen_at": now,
                 "word": mark("word", opened.word)}  # fmt: skip
        request.session[KEY] = visit


def turn(request: Request, key: UUID) -> None:
    """Go on with another request of the same person.  The visit is no longer for it."""
    visit = request.session[KEY]
    opened = dict.fromkeys([*visit.get("opened", []), str(key)])
    request.session[KEY] = {**visit, "key": str(key), "opened": [*opened]}


def origin_of(request: Request) -> UUID:
    """The request whose code and word, or phone, began the visit: what stands beside it may be opened, and no more."""
    return UUID(request.session[KEY]["origin"])


def end(request: Request) -> None:
    """Nothing of the visit stays."""
    request.session.flush()
    rotate_token(request)


def say(request: Request, what: str) -> None:
    """Keep one word for the next page, such as 'added'."""
    request.session[SAID] = what


def said(request: Request) -> str:
    """The word that was kept, once."""
    word: str = request.session.pop(SAID, "")
    return word


def behind_the_word(view: View) -> View:
    """Give the view the request that was opened here; else ask for the code again, and lose nothing that was sent."""

    @wraps(view)
    def opened(request: Request, *arguments: Any, **named: Any) -> HttpResponseBase:
        anyway = getattr(view, "always_heard", False)
        instead = elsewhere(request, "referral", anyway=anyway)
        if instead is not None:
            return instead
        key = open_now(request)
        if key is None:
            return not_taken(request, told=heard(request, meant(request, request.session[KEY]), anyway=anyway))
        rows = Referral.objects.select_related("person", "contact_plan", "referrer_plan")
        referral: Referral = rows.get(pk=key)
        if referral.stage == Stage.ENDED and not getattr(view, "even_when_ended", False):
            if request.method == "POST":
                return not_taken(request, told=heard(request, key, anyway=anyway), ended=True)
            return redirect("my-request-open")
        return view(request, referral, *arguments, **named)

    return opened


def open_now(request: Request) -> UUID | None:
    """The request that is served: of a form the one it was drawn for, or none at all, and never another one instead."""
    visit = request.session[KEY]
    if request.method == "POST":
        key = meant(request, visit)
        if key is None or not is_together(visit, key):
            return None
    else:
        key = UUID(visit["key"])
        key = key if is_together(visit, key) else origin_of(request)
    if str(key) != visit["key"]:
        turn(request, key)
    request.drawn_for = key
    return key


def behind_its_own_code(view: View) -> View:
    """The same for what came without a request."""

    @wraps(view)
    def opened(request: Request, *arguments: Any, **named: Any) -> HttpResponseBase:
        instead = elsewhere(request, "complaint")
        if instead is not None:
            return instead
        return view(request, Complaint.objects.get(pk=request.session[KEY]["key"]), *arguments, **named)

    return opened


def elsewhere(request: Request, kind: str, *, anyway: bool = False) -> HttpResponseBase | None:
    """To the door, where nothing of this kind is open here or it has rested too long; else it is used now.

    What was sent too late goes along to the door; danger in it is heard, and *anyway* that it got worse.
    """
    visit = request.session.get(KEY)
    if visit is None or visit["kind"] != kind:
        return redirect("my-request")
    if over(visit, request) or (kind == "referral" and is_of_old_word(visit)):
        told = request.method == "POST" and kind == "referral" and heard(request, meant(request, visit), anyway=anyway)
        end(request)
        if request.method == "POST":
            return too_late(request, told=told)
        say(request, "rested")
        return redirect("my-request")
    request.session[KEY] = {**visit, "seen_at": request.at.isoformat()}
    return None


def even_when_ended(view: View) -> View:
    """This page is open whatever became of the request: what somebody says about danger is never refused."""
    view.even_when_ended = True  # type: ignore[attr-defined]
    return view


def always_heard(view: View) -> View:
    """What this page sends calls a person in itself, also where the form is not taken."""
    view.always_heard = True  # type: ignore[attr-defined]
    return view


def over(visit: dict[str, str], request: Request) -> bool:
    """Whether the visit has rested too long.  Words that are being sent are taken for longer than a page is shown."""
    opened, seen = datetime.fromisoformat(visit["opened_at"]), datetime.fromisoformat(visit["seen_at"])
    rests = VISIT_ENDS if request.method == "POST" else VISIT_RESTS
    return request.at - seen > rests or request.at - opened > 2 * VISIT_ENDS


def is_of_old_word(visit: dict[str, str]) -> bool:
    """Whether the request with which the visit began has another word since."""
    now = Referral.objects.values_list("secret_word", flat=True).get(pk=visit["origin"])
    return visit.get("word") != mark("word", now)


def cleared(request: Request, response: HttpResponse) -> HttpResponse:
    """Empty this browser's cache and storage of us."""
    return emptied(request, response)
