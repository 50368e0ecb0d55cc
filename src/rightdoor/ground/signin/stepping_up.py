"""Before what is delicate: a second step within the last five minutes, and nothing typed is lost on the way.

    @open_to(Staff(MERGE))
    @steps_up
    def merge(request): ...

The page that asks carries along whatever was being sent, so the act goes on where it was.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.signin import browsers, second_step
from rightdoor.ground.signin.actions import proving, sign_ins
from rightdoor.ground.signin.door import note_second
from rightdoor.ground.signin.forms import SecondStep
from rightdoor.ground.signin.lifecycle import STEP_LASTS
from rightdoor.ground.signin.presenters import refusal

View = Callable[..., HttpResponseBase]
OURS = ("step_code", "step_credential", "step_back", "step_asked")
NOT_OURS = ("csrfmiddlewaretoken", *OURS)


def needs_step_up(request: Any) -> bool:
    """Whether a second step must be confirmed first."""
    return not request.stepped_up


def steps_up(view: View) -> View:
    """Ask for a second step before this view, unless one was confirmed in the last five minutes."""

    @wraps(view)
    def asked(request: Any, *arguments: Any, **named: Any) -> HttpResponseBase:
        answered = request.method == "POST" and "step_asked" in request.POST
        if needs_step_up(request):
            page = ask(request, answered=answered)
            if page is not None:
                return page
        if answered and "step_back" in request.POST:
            return redirect(request.get_full_path())
        if answered:
            forget_step(request)
        return view(request, *arguments, **named)

    asked.steps_up = True  # type: ignore[attr-defined]
    return asked


def ask(request: Any, *, answered: bool) -> HttpResponse | None:
    """The page that asks; None where the answer was right."""
    form = SecondStep(request.POST if answered else None)
    if answered and form.is_valid():
        proof = proof_for(request, form, request.account)
        if proof.account is not None:
            confirm(request, proof.by)
            return None
        form.add_error("step_code", refusal(proof, request.at, _("That does not fit. Nothing was changed.")))
    context = {
        "form": form,
        "kept": kept(request),
        "goes_back": request.method != "POST" or "step_back" in request.POST,
        "has_one": second_step.has_one(request.account),
        "minutes": int(STEP_LASTS.total_seconds() // 60),
    }
    return render(request, "signin/step_up.html", context)


def proof_for(request: Any, form: SecondStep, account: Account) -> proving.Proof:
    """By the code that was typed, or by the passkey that answered."""
    given = form.cleaned_data
    if given["step_credential"]:
        return proving.prove_by_passkey(credential=given["step_credential"], account=account, at=request.at)
    whence = browsers.whence(request, whose=proving.whose_mark(account.email))
    return proving.prove_by_code(account=account, code=given["step_code"], whence=whence, at=request.at)


def confirm(request: Any, kind: str) -> None:
    """Put it on record and into the session, under a new key."""
    sign_ins.step_up(by=request.account, kind=kind, at=request.at)
    request.session.cycle_key()
    note_second(request)


def kept(request: Any) -> list[tuple[str, str]]:
    """Whatever was being sent, field by field."""
    if request.method != "POST":
        return []
    return [(name, word) for name, words in request.POST.lists() if name not in NOT_OURS for word in words]


def forget_step(request: Any) -> None:
    """The view gets what was typed for it, and nothing of the step between."""
    typed = request.POST.copy()
    for name in OURS:
        typed.pop(name, None)
    request.POST = typed
