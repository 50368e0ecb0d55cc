from typing import Any

from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.ground.design.clearing import emptied
from rightdoor.ground.signin import browsers, county, passkeys
from rightdoor.ground.signin.actions import proving
from rightdoor.ground.signin.actions.county_sign_in import prove_by_county
from rightdoor.ground.signin.actions.proving import prove_by_passkey, prove_by_password
from rightdoor.ground.signin.actions.sign_ins import end_sign_in
from rightdoor.ground.signin.county import NotProved
from rightdoor.ground.signin.door import fresh
from rightdoor.ground.signin.forms import NameAndPassword, SecondStep
from rightdoor.ground.signin.lifecycle import Ended, Way
from rightdoor.ground.signin.presenters import county_name, refusal
from rightdoor.ground.signin.stepping_up import proof_for
from rightdoor.ground.signin.views.entering import (
    HALF,
    enter,
    first_step_done,
    half_way,
    safe_next,
    with_next,
)

NOT_TOGETHER = "That e-mail address and password do not go together. Nothing else was changed."
NOT_FITTING = "That does not fit. Nothing was changed. Wait for the next code and try again."
NO_PASSKEY = "That passkey does not open an account here. Sign in with your e-mail address and password."
NO_COUNTY = "We could not sign you in that way. Ask whoever looks after accounts in your team."


@open_to(PUBLIC)
def sign_in(request: Request) -> HttpResponse:
    """Staff sign in here; the public never needs to."""
    if request.user.is_authenticated and request.account is None and fresh(request):
        return redirect("account-second")  # signed in by one step, where this site wants two
    form = NameAndPassword(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return the_door(request, form)
    whence = browsers.whence(request, whose=proving.whose_mark(form.cleaned_data["email"]))
    proof = prove_by_password(**form.cleaned_data, whence=whence, at=request.at)
    if proof.account is None:
        form.add_error(None, refusal(proof, request.at, NOT_TOGETHER))
        return the_door(request, form, status=429 if proof.wait_until else 200)
    return first_step_done(request, proof.account, Way.PASSWORD, then=safe_next(request))


def the_door(request: Request, form: NameAndPassword, *, status: int = 200) -> HttpResponse:
    """The page on which people sign in."""
    then = safe_next(request)
    context: dict[str, Any] = {
        "form": form,
        "county_name": county_name(),
        "county_url": with_next("sign-in-county", then),
        "passkey_url": with_next("sign-in-passkey", then),
    }
    return render(request, "signin/sign_in.html", context, status=status)


@open_to(PUBLIC)
def sign_in_second(request: Request) -> HttpResponse:
    """The second step, after a right password."""
    half = half_way(request)
    if half is None:
        request.session.pop(HALF, None)
        return redirect("sign-in")
    form = SecondStep(request.POST or None)
    if request.method == "POST" and form.is_valid():
        proof = proof_for(request, form, half["account"])
        if proof.account is not None:
            return enter(request, proof.account, half["way"], second=True, then=safe_next(request, half["then"]))
        form.add_error("step_code", refusal(proof, request.at, NOT_FITTING))
    return render(request, "signin/second_step.html", {"form": form})


@open_to(PUBLIC)
@require_GET
def passkey_question(request: Request) -> HttpResponse:  # noqa: ARG001  the question lands in this browser's session
    """What the browser asks its passkeys."""
    return JsonResponse(passkeys.question())


@open_to(PUBLIC)
@require_POST
def sign_in_by_passkey(request: Request) -> HttpResponse:
    """A passkey that asked for a finger or a PIN is both steps in one."""
    proof = prove_by_passkey(credential=request.POST.get("step_credential", ""), account=None, at=request.at)
    if proof.account is not None:
        return enter(request, proof.account, Way.PASSKEY, second=True, then=safe_next(request))
    return not_this_way(request, NO_PASSKEY)


def not_this_way(request: Request, words: str) -> HttpResponse:
    """Back at the door, with a sentence."""
    form = NameAndPassword({})
    form.errors.clear()
    form.add_error(None, words)
    return the_door(request, form)


@open_to(PUBLIC)
@require_GET
def sign_in_by_county(request: Request) -> HttpResponse:
    """Off to the county's own sign-in."""
    if not county.offered():
        return redirect("sign-in")
    try:
        return redirect(county.where_to(request, then=safe_next(request)))
    except NotProved as why:
        return not_known_there(request, why)


@open_to(PUBLIC)
@require_GET
def back_from_county(request: Request) -> HttpResponse:
    """Back from it: the account that was invited under this address, or a sentence that tells nothing."""
    if not county.offered():
        return redirect("sign-in")
    try:
        claims, then = county.come_back(request)
    except NotProved as why:
        return not_known_there(request, why)
    account = prove_by_county(claims=claims, at=request.at)
    if account is None:
        return not_this_way(request, NO_COUNTY)
    if claims.second_step:
        return enter(request, account, Way.COUNTY, second=True, then=safe_next(request, then))
    return first_step_done(request, account, Way.COUNTY, then=safe_next(request, then))


def not_known_there(request: Request, why: NotProved) -> HttpResponse:
    """The record says why; the page does not."""
    proving.refuse_county(reason=str(why), at=request.at)
    return not_this_way(request, NO_COUNTY)


@open_to(PUBLIC)
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End the session here and empty this browser's cache of it."""
    going_on = getattr(request, "sign_in", None)
    if request.account is not None and going_on is not None:
        end_sign_in(sign_in_id=going_on.pk, why=Ended.SIGNED_OUT, by=request.account, at=request.at)
    logout(request)
    return emptied(request, redirect("sign-in"))
