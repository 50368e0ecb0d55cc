"""Links from an e-mail: an invitation, or a new password."""

from django.http import HttpResponse
from django.shortcuts import render

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.networks import network_of
from rightdoor.ground.access.partnership import this_partnership
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.ground.signin.actions.guessing import Whence
from rightdoor.ground.signin.actions.inviting import accept_invitation
from rightdoor.ground.signin.actions.passwords import ask_for_password, use_password_link
from rightdoor.ground.signin.forms import Forgotten, NewPassword
from rightdoor.ground.signin.lifecycle import Way
from rightdoor.ground.signin.links import link_mark
from rightdoor.ground.signin.models import Invitation, PasswordLink
from rightdoor.ground.signin.presenters import wait_words
from rightdoor.ground.signin.views.entering import HOME, enter, first_step_done


@open_to(PUBLIC)
def forgotten(request: Request) -> HttpResponse:
    """Ask for a link to a new password; the answer is the same for every address."""
    form = Forgotten(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "signin/forgotten.html", {"form": form})
    wait = ask_for_password(
        email=form.cleaned_data["email"], partnership=this_partnership(), whence=Whence(network_of(request)),
        by=VISITOR, at=request.at,
    )  # fmt: skip
    if wait is None:
        return render(request, "signin/on_its_way.html")
    form.add_error(None, wait_words(wait, request.at))
    return render(request, "signin/forgotten.html", {"form": form}, status=429)


@open_to(PUBLIC)
def link(request: Request, word: str) -> HttpResponse:
    """Choose a password by a link that works once.  A link that is unknown, used or old gets one answer."""
    invitation = Invitation.objects.open(request.at).filter(link_mark=link_mark(word)).first()
    asked = PasswordLink.objects.open(request.at).filter(link_mark=link_mark(word)).select_related("account").first()
    if invitation is None and asked is None:
        return render(request, "signin/link_over.html", status=404)
    form = NewPassword(request.POST or None, owner=invitation or (asked and asked.account))
    if request.method == "POST" and form.is_valid():
        return chosen(request, word, form.cleaned_data["password"])
    return render(request, "signin/link.html", {"form": form, "email": (invitation or asked).email})  # type: ignore[union-attr]


def chosen(request: Request, word: str, password: str) -> HttpResponse:
    """The password is set; an invited person is in, anybody else still has their second step to do."""
    invited: Account | None = accept_invitation(link=word, password=password, by=VISITOR, at=request.at)
    if invited is not None:
        return enter(request, invited, Way.LINK, second=False, then=HOME)
    known = use_password_link(link=word, password=password, by=VISITOR, at=request.at)
    if known is None:
        return render(request, "signin/link_over.html", status=404)
    return first_step_done(request, known, Way.LINK, then=HOME)
