from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.signin import codes
from rightdoor.ground.signin.actions.passwords import change_password
from rightdoor.ground.signin.actions.sign_ins import end_others, end_sign_in
from rightdoor.ground.signin.door import limits
from rightdoor.ground.signin.forms import ChangePassword
from rightdoor.ground.signin.lifecycle import Ended
from rightdoor.ground.signin.models import SignIn
from rightdoor.ground.signin.policy import OWN
from rightdoor.ground.signin.presenters import devices, factors
from rightdoor.ground.signin.stepping_up import steps_up


def here(request: Any) -> SignIn:
    """The sign-in that this request belongs to."""
    found: SignIn = request.sign_in
    return found


@open_to(Staff(OWN))
def account(request: StaffRequest) -> HttpResponse:
    """Where one is signed in, and how one proves who one is."""
    hours = limits()
    going_on = SignIn.objects.going_on().of(request.account).filter(
        seen_at__gte=request.at - hours.rests, began_at__gte=request.at - hours.lasts
    )  # fmt: skip
    context = {
        "devices": devices(going_on.order_by("-seen_at"), here=here(request).pk),
        "factors": factors(request.account),
        "codes_left": codes.codes_left(request.account),
        "rests": int(hours.rests.total_seconds() // 60),
        "lasts": int(hours.lasts.total_seconds() // 3600),
    }
    return render(request, "signin/account.html", context)


@open_to(Staff(OWN))
@require_POST
def end_one(request: StaffRequest, sign_in_id: UUID) -> HttpResponse:
    """End one of one's own sign-ins, on whatever device; one that is not theirs changes nothing."""
    end_sign_in(sign_in_id=sign_in_id, why=Ended.ENDED_ELSEWHERE, by=request.account, at=request.at)
    return redirect("account")


@open_to(Staff(OWN))
@require_POST
def end_all_others(request: StaffRequest) -> HttpResponse:
    """End every sign-in but this one."""
    end_others(
        account=request.account, keep=here(request).pk, why=Ended.ENDED_ELSEWHERE, by=request.account, at=request.at
    )
    return redirect("account")


@open_to(Staff(OWN))
@steps_up
def password(request: StaffRequest) -> HttpResponse:
    """Choose another password; every other sign-in ends."""
    form = ChangePassword(request.POST or None, owner=request.account)
    if request.method == "POST" and form.is_valid():
        keep, given = here(request).pk, form.cleaned_data
        if change_password(**given, keep=keep, by=request.account, at=request.at):
            update_session_auth_hash(request, request.account)
            messages.success(request, _("Your password was changed."))
            return redirect("account")
        form.add_error("current", _("That is not the password you have now"))
    return render(request, "signin/password.html", {"form": form})
