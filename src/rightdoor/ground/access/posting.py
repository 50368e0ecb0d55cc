"""What a working page does with a form that was sent: the table is asked, the act is done, or nothing typed is lost."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms import Form
from django.http import HttpResponse

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.rulings import require, rule_on

MISSING, OVERTAKEN = 422, 409


def carried_out(
    request: StaffRequest, thing: Any, may: str, form: Form, act: Callable[..., Any], *,
    refusals: tuple[type[Exception], ...], again: Callable[[int, Exception | None], HttpResponse],
    there: Callable[[Any], HttpResponse], **keys: Any,
) -> HttpResponse:  # fmt: skip
    """Do *act* with the keys and with what the form says, and go *there* with what it gives.

    *may* is asked of the *thing*.  Where something is missing, or the act raises one of the *refusals*, *again* shows
    the page with what was typed: it is given the status and, where the act refused, the refusal with its words.
    The form has ``as_arguments``, which names what it says as the act takes it.
    """
    require(rule_on(request.account, may, thing, at=request.at))
    if not form.is_valid():
        return again(MISSING, None)
    try:
        done = act(by=request.account, at=request.at, **keys, **form.as_arguments())  # type: ignore[attr-defined]
    except refusals as told:
        return again(OVERTAKEN, told)
    return there(done)


def refused_in(bound: Mapping[str, Form] | None) -> dict[str, Any]:
    """For the page's template: the form that was refused, and under which name it stands open."""
    if not bound:
        return {"refused": None, "opened": ""}
    name, form = next(iter(bound.items()))
    return {"refused": form, "opened": name}
