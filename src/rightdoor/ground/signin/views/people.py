"""Who has an account: inviting, switching off, helping somebody who lost their second step."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.signin.actions.accounts import Own, clear_factors, switch_account
from rightdoor.ground.signin.actions.inviting import invite, withdraw_invitation
from rightdoor.ground.signin.forms import Invite
from rightdoor.ground.signin.models import Invitation
from rightdoor.ground.signin.policy import INVITE, SWITCH
from rightdoor.ground.signin.presenters import awaited, people
from rightdoor.ground.signin.stepping_up import steps_up


@open_to(Staff(INVITE))
def accounts(request: StaffRequest) -> HttpResponse:
    """Everybody with an account here, and who was invited."""
    theirs = Account.objects.filter(partnership=request.account.partnership_id).order_by("name")
    open_ones = Invitation.objects.open(request.at).filter(partnership=request.account.partnership_id)
    context = {"people": people(theirs, me=request.account), "awaited": awaited(open_ones.order_by("-invited_at"))}
    return render(request, "signin/accounts.html", context)


@open_to(Staff(INVITE))
@steps_up
def invite_one(request: StaffRequest) -> HttpResponse:
    """Ask somebody to work here; the answer is the same whether or not they have an account."""
    areas = [(code, code.replace("-", " ").capitalize()) for code in settings.AREAS]
    form = Invite(request.POST or None, areas=areas)
    if request.method == "POST" and form.is_valid():
        invite(**form.cleaned_data, partnership=request.account.partnership, by=request.account, at=request.at)
        messages.success(request, _("A link is on its way. It works once, within seven days."))
        return redirect("accounts")
    return render(request, "signin/invite.html", {"form": form})


@open_to(Staff(INVITE))
@require_POST
@steps_up
def withdraw(request: StaffRequest, invitation_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    if withdraw_invitation(invitation_id=invitation_id, by=request.account, at=request.at) is None:
        raise Http404
    return redirect("accounts")


@open_to(Staff(SWITCH))
@require_POST
@steps_up
def switch(request: StaffRequest, account_id: UUID, on: str) -> HttpResponse:
    """Switch an account off, at once and everywhere, or on again."""
    try:
        if switch_account(account_id=account_id, on=on == "on", by=request.account, at=request.at) is None:
            raise Http404
    except Own as own:
        messages.warning(request, str(own))
    return redirect("accounts")


@open_to(Staff(SWITCH))
@require_POST
@steps_up
def clear(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Somebody lost their phone and their codes: take away their second steps, so that they set up new ones."""
    try:
        if clear_factors(account_id=account_id, by=request.account, at=request.at) is None:
            raise Http404
    except Own as own:
        messages.warning(request, str(own))
    return redirect("accounts")
