"""Setting up a second step: an app, a passkey, codes to keep."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.signin import passkeys, second_step
from rightdoor.ground.signin.actions.factors import LastOne, add_app, add_passkey, make_codes, remove_factor
from rightdoor.ground.signin.door import fresh, note_second
from rightdoor.ground.signin.forms import NewApp, NewPasskey
from rightdoor.ground.signin.pictures import picture_of
from rightdoor.ground.signin.policy import OWN
from rightdoor.ground.signin.presenters import factors, in_groups
from rightdoor.ground.signin.stepping_up import steps_up

NEW_SECRET = "new_app_secret"  # noqa: S105  its name in the session
View = Callable[..., HttpResponseBase]


def proved_anew(view: View) -> View:
    """Whoever has a second step confirms it; whoever has none must have signed in just now."""
    stepped = steps_up(view)

    @wraps(view)
    def asked(request: Any, *arguments: Any, **named: Any) -> HttpResponseBase:
        if second_step.has_one(request.account):
            return stepped(request, *arguments, **named)
        return view(request, *arguments, **named) if fresh(request) else render(request, "signin/sign_in_again.html")

    return asked


@open_to(Staff(OWN))
def second(request: StaffRequest) -> HttpResponse:
    """Which second steps there are, and which are set up."""
    context = {"factors": factors(request.account), "required": second_step.required()}
    return render(request, "signin/second.html", context)


@open_to(Staff(OWN))
@proved_anew
def app(request: StaffRequest) -> HttpResponse:
    """Add an app that shows codes."""
    secret = request.session.setdefault(NEW_SECRET, generate_totp_secret())
    form = NewApp(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = add_app(secret=secret, code=form.cleaned_data["code"], by=request.account, at=request.at)
        if made is not None:
            return set_up(request, made)
        form.add_error("code", _("That is not the code the app should show now. Wait for the next one and try again"))
    picture = picture_of(get_adapter().build_totp_url(request.account, secret))
    return render(request, "signin/app.html", {"form": form, "secret": in_groups(secret), "picture": picture})


@open_to(Staff(OWN))
@proved_anew
def passkey(request: StaffRequest) -> HttpResponse:
    """Add a passkey: a phone, a computer or a key on a ring."""
    form = NewPasskey(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = add_passkey(
            credential=given["step_credential"], name=given["name"], by=request.account, at=request.at
        )  # fmt: skip
        if made is not None:
            return set_up(request, made)
        form.add_error(None, _("The passkey did not answer as it should. Nothing was changed. Try again"))
    return render(request, "signin/passkey.html", {"form": form})


@open_to(Staff(OWN))
@require_GET
@proved_anew
def passkey_question(request: StaffRequest) -> HttpResponse:
    """What the browser is asked, to make a new passkey."""
    return JsonResponse(passkeys.question_for_new(request.account))


def set_up(request: StaffRequest, made: list[str]) -> HttpResponse:
    """It was just proved, so it counts; codes that were made are shown this once."""
    request.session.pop(NEW_SECRET, None)
    request.session.cycle_key()
    note_second(request)
    if made:
        return render(request, "signin/codes.html", {"codes": [in_groups(code, 5) for code in made]})
    messages.success(request, _("Your second step was added."))
    return redirect("account")


@open_to(Staff(OWN))
@require_POST
@steps_up
def new_codes(request: StaffRequest) -> HttpResponse:
    """New codes to keep, shown this once."""
    made = make_codes(by=request.account, at=request.at)
    return render(request, "signin/codes.html", {"codes": [in_groups(code, 5) for code in made]})


@open_to(Staff(OWN))
@require_POST
@steps_up
def remove(request: StaffRequest, factor_id: int) -> HttpResponse:
    """Take an app or a passkey away."""
    try:
        remove_factor(factor_id=factor_id, by=request.account, at=request.at)
    except LastOne as last:
        messages.warning(request, str(last))
    return redirect("account")
