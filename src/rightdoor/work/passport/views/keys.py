"""Opening a request with what unlocks the phone, instead of code and word."""

import secrets

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.work.passport.actions.keeping_keys import EnoughKeys, forget_keys, keep_key, open_by_key
from rightdoor.work.passport.forms.knocking import CodeForm
from rightdoor.work.passport.models import OwnKey
from rightdoor.work.passport.own_keys import Place, Unfit, made, question, question_for_new
from rightdoor.work.passport.presenters.keys import phones
from rightdoor.work.passport.views.knocking import door, opened
from rightdoor.work.passport.views.visit import behind_the_word, say
from rightdoor.work.referrals.models import Referral

ASKED, NEW = "key_asked", "key_new"


def place_of(request: Request) -> Place:
    """Where the browser believes itself to be."""
    return Place(request.build_absolute_uri("/").rstrip("/"))


@open_to(PUBLIC)
@require_safe
def ask(request: Request) -> HttpResponse:
    """A question to whichever key the phone has; it works once."""
    asked, request.session[ASKED] = question(place_of(request))
    return JsonResponse(asked)


@open_to(PUBLIC)
@require_POST
def open_it(request: Request) -> HttpResponse:
    """Open what the key opens."""
    state, credential = request.session.pop(ASKED, {}), request.POST.get("step_credential", "")
    found = open_by_key(place=place_of(request), state=state, credential=credential, by=VISITOR, at=request.at)
    if found is not None:
        return opened(request, found)
    failed = _("That opened nothing. Try again, or type your code and word. What you sent is safe.")
    return door(request, CodeForm(), failed=failed, status=422)


def show(request: Request, referral: Referral, told: str = "") -> HttpResponse:
    """What it means that a phone opens it, and which do."""
    context = {"phones": phones(OwnKey.objects.that_open(referral)), "told": told}
    return render(request, "passport/phone.html", context, status=422 if told else 200)


@open_to(PUBLIC)
@behind_the_word
def keep(request: Request, referral: Referral) -> HttpResponse:
    """Let this phone open it next time."""
    if request.method != "POST":
        return show(request, referral)
    waits, credential = request.session.pop(NEW, {}), request.POST.get("step_credential", "")
    try:
        public = made(place_of(request), waits.get("state", {}), credential)
        handle = bytes.fromhex(waits["handle"])
        keep_key(referral_id=referral.pk, handle=handle, public=public, by=VISITOR, at=request.at)
    except EnoughKeys as why:
        return show(request, referral, str(why))
    except Unfit:
        return show(request, referral, _("Your phone did not make a key. Nothing was kept. Code and word still work."))
    say(request, "key")
    return redirect("my-request-open")


@open_to(PUBLIC)
@behind_the_word
@require_safe
def ask_new(request: Request, referral: Referral) -> HttpResponse:
    """A question for a new key; it works once."""
    handle = secrets.token_bytes(32)
    known = [bytes(one.public) for one in OwnKey.objects.that_open(referral)]
    asked, state = question_for_new(place_of(request), handle, known=known)
    request.session[NEW] = {"state": state, "handle": handle.hex()}
    return JsonResponse(asked)


@open_to(PUBLIC)
@behind_the_word
@require_POST
def forget(request: Request, referral: Referral) -> HttpResponse:
    """No phone opens it any more without code and word."""
    forget_keys(referral_id=referral.pk, by=VISITOR, at=request.at)
    say(request, "no_key")
    return redirect("my-request-open")
