"""The draft that is being written in this browser.  It is found by a token in the session, never by an address."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect

from rightdoor.ground.access.request import Request
from rightdoor.work.referrals.actions.drafting import take_up
from rightdoor.work.referrals.models import Draft, Referral

KEY, SENT, CARRIED, SAID = "asking", "asked", "carried", "asking_said"
A_MOMENT = timedelta(minutes=10)  # within which "carry on" is offered on the first page
RESTS = timedelta(minutes=30)  # after which a draft that has a word asks for it again
RECEIPT_SHOWN = timedelta(minutes=30)
View = Callable[..., HttpResponseBase]


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make_room(request: Request) -> str:
    """Forget whatever was written in this browser before; the key under which the next draft is bound to it."""
    for key in (KEY, SENT):
        request.session.pop(key, None)
    request.session.cycle_key()
    token = secrets.token_urlsafe(32)
    request.session[KEY] = {"token": token, "seen_at": request.at.isoformat()}
    return hashed(token)


def sit_down(request: Request, draft: Draft) -> None:
    """This browser now writes this draft."""
    request.session[KEY] = {**request.session[KEY], "draft": str(draft.pk)}


def open_here(request: Request, draft_id: Any) -> Draft:
    """Go on with a draft that was opened with its code and word."""
    draft = take_up(draft_id=draft_id, browser_key=make_room(request), by=request.actor, at=request.at)
    sit_down(request, draft)
    return draft


def stand_up(request: Request) -> None:
    """This browser forgets the draft; it is kept, and opens again with code and word alone."""
    request.session.pop(KEY, None)


def draft_here(request: Request) -> Draft | None:
    """The draft of this browser, if there is one and it has not rested too long."""
    place = request.session.get(KEY) or {}
    if "draft" not in place:
        return None
    draft: Draft | None = Draft.objects.select_related("partnership").filter(pk=place["draft"]).first()
    if draft is None or not secrets.compare_digest(draft.browser_key, hashed(place["token"])):
        return None
    if draft.code and request.method != "POST" and rested(place, request.at) > RESTS:
        stand_up(request)
        return None
    return draft


def draft_by_key(request: Request) -> Draft | None:
    """The draft for which a page was drawn that is sent now: the page holds its key, which nobody can guess."""
    key = key_in(request.POST.get("of", "")) if request.method == "POST" else None
    return Draft.objects.select_related("partnership").filter(form_key=key).first() if key else None


def draft_of_page(request: Request) -> Draft | None:
    """The draft of the page that is sent now, where it is not the one that is open here."""
    draft = draft_by_key(request)
    here = draft_here(request) if draft is not None else None
    return None if here == draft else draft


def key_in(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def rested(place: dict[str, str], at: datetime) -> timedelta:
    return at - datetime.fromisoformat(place["seen_at"])


def just_now(request: Request) -> bool:
    """Whether somebody wrote here a moment ago, so that the first page may offer to carry on."""
    place = request.session.get(KEY) or {}
    return "draft" in place and rested(place, request.at) <= A_MOMENT and draft_here(request) is not None


def with_draft(view: View) -> View:
    """Give the view this browser's draft; without one, the first page says what to do."""
    return with_typed_since(view, unless_sent=True)


def with_typed_since(view: View, *, unless_sent: bool = False) -> View:
    """The same, also where it was sent already and something else was typed since."""

    @wraps(view)
    def opened(request: Request, *arguments: Any, **named: Any) -> HttpResponseBase:
        draft = draft_here(request)
        if draft is None:
            say(request, "closed")
            return redirect("ask-start")
        if unless_sent and draft.sent_as_id is not None and request.method != "POST":
            return redirect("ask-done")
        request.session[KEY] = {**request.session[KEY], "seen_at": request.at.isoformat()}
        return view(request, draft, *arguments, **named)

    return opened


def keep_receipt(request: Request, referral: Referral) -> None:
    """Show the receipt in this browser for a while."""
    request.session[SENT] = {"referral": str(referral.pk), "at": request.at.isoformat()}


def receipt_here(request: Request) -> Referral | None:
    """The request that was sent from this browser a short while ago."""
    sent = request.session.get(SENT)
    if sent is None or request.at - datetime.fromisoformat(sent["at"]) > RECEIPT_SHOWN:
        return None
    shown = Referral.objects.select_related("contact_plan", "referrer_plan", "person", "partnership")
    return shown.filter(pk=sent["referral"]).first()


def carried(request: Request) -> dict[str, Any]:
    """What was told on the pages before, and the service that is wanted."""
    found = request.session.get(CARRIED)
    return found if isinstance(found, dict) else {}


def say(request: Request, what: str) -> None:
    """Keep one word for the next page."""
    request.session[SAID] = what


def said(request: Request) -> str:
    """The word that was kept, once."""
    return str(request.session.pop(SAID, ""))
