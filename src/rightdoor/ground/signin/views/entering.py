"""From proof to session: what every way of signing in shares."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.policy import WORK_HERE
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.signin import browsers, second_step
from rightdoor.ground.signin.actions.proving import whose_mark
from rightdoor.ground.signin.actions.sign_ins import begin_sign_in, end_sign_in
from rightdoor.ground.signin.devices import in_words
from rightdoor.ground.signin.door import SIGN_IN, note_second
from rightdoor.ground.signin.lifecycle import HALF_LASTS, Ended, Way
from rightdoor.ground.signin.policy import INVITE
from rightdoor.pure.rules.days import day_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
HALF = "half_signed_in"
HOME = "/work/"


def safe_next(request: Request, wanted: str | None = None) -> str:
    """Where they wanted to go, if that is on this site."""
    wanted = request.GET.get("next", "") if wanted is None else wanted
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if here else HOME


def with_next(name: str, then: str) -> str:
    """An address that remembers where they wanted to go."""
    return reverse(name) + ("" if then == HOME else "?" + urlencode({"next": then}))


def first_step_done(request: Request, account: Account, way: Way, *, then: str) -> HttpResponse:
    """The password was right: let them in, or ask for the second step."""
    if not second_step.asked_at_sign_in(account):
        return enter(request, account, way, second=False, then=then)
    request.session.cycle_key()
    request.session[HALF] = {"account": str(account.pk), "way": way.value, "at": request.at.isoformat(), "then": then}
    return redirect("sign-in-second")


def half_way(request: Request) -> dict[str, Any] | None:
    """Who is between the two steps, by which way, and where they go; None where nobody is, or it took too long."""
    half = request.session.get(HALF)
    if not half or request.at - datetime.fromisoformat(half["at"]) > HALF_LASTS:
        return None
    account = Account.objects.filter(pk=half["account"], is_active=True).first()
    return {**half, "account": account, "way": Way(half["way"])} if account else None


def landing(request: Request, account: Account) -> str:
    """The first page of their work; whoever has none begins with the accounts, or with their own."""
    has_none = not account.roles.current(day_of(request.at)).exists()  # the first page says what they wait for
    if has_none or rule_on(account, WORK_HERE, None, at=request.at).allowed:
        return HOME
    return reverse("accounts" if rule_on(account, INVITE, None, at=request.at).allowed else "account")


def enter(request: Request, account: Account, way: Way, *, second: bool, then: str) -> HttpResponse:
    """Begin the session under a new key, know the browser from now on, and go on."""
    device = in_words(request.headers.get("User-Agent", ""))
    before = getattr(request, "sign_in", None)
    if before is not None:
        end_sign_in(sign_in_id=before.pk, why=Ended.SIGNED_OUT, by=before.account, at=request.at)
    begun = begin_sign_in(way=way, second=second, device=device, by=account, at=request.at)
    request.session.pop(HALF, None)
    login(request, account, backend=BACKEND)
    request.session[SIGN_IN] = str(begun.pk)
    if second:
        note_second(request)
    response = redirect(landing(request, account) if then == HOME else then)
    browsers.remember(request, response, whose=whose_mark(account.email))
    return response
