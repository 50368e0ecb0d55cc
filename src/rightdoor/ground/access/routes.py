"""Every route declares who may use it; config.declared refuses to start the site otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial, wraps
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import connection, transaction
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve, reverse

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Denied, require, rule_on
from rightdoor.ground.audit.record import record_denial

View = Callable[..., HttpResponseBase]
READS = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Everyone:
    """A public page; *without_database* means that it must answer with the database down."""

    without_database: bool = False


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody signed in whom the table allows this act in general; the action asks again about the thing itself."""

    act: str
    unseen: bool = False  # whoever has not signed in is told 'not found', and not how to come in


@dataclass(frozen=True, slots=True)
class Unseen:
    """Whatever an address names that this person does not see; what it is, is not looked up."""

    pk: UUID


Declaration = Everyone | Staff
PUBLIC = Everyone()
ALWAYS = Everyone(without_database=True)


def too_late(hear: Callable[..., bool]) -> Callable[[View], View]:
    """What to keep of a form that came too late to be taken: *hear* gets the request and whatever its address names.

    A form without its token may be forged, so nothing is done in anybody's name.  What is kept must be what any
    visitor may tell, or what only somebody who holds the key of the page could have sent.
    """

    def declare(view: View) -> View:
        view.hear_late = hear  # type: ignore[attr-defined]
        return view

    return declare


def heard_late(request: Any) -> bool:
    """Whether something of a form that came too late was kept."""
    match = resolve(request.path_info)
    hear = getattr(match.func, "hear_late", None)
    return request.method == "POST" and hear is not None and hear(request, **match.kwargs)


def open_to(declaration: Declaration) -> Callable[[View], View]:
    """Declare who may use a view, and hold it to that."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *arguments: Any, **named: Any) -> HttpResponseBase:
            if isinstance(declaration, Staff):
                if request.account is None and declaration.unseen:
                    raise Http404
                if request.account is None:
                    return redirect_to_login(request.get_full_path(), reverse("sign-in"))
                try:
                    require(rule_on(request.account, declaration.act, None, at=request.at))
                except Denied:
                    raise Http404 from None
                answer = partial(view, request, *arguments, **named)
                asked = partial(in_one_go, answer) if request.method in READS else answer
                return on_record(declaration.act, request, named, asked)
            return view(request, *arguments, **named)

        guarded.declared = declaration  # type: ignore[attr-defined]
        return guarded

    return declare


def in_one_go(answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Ask all questions of a page in one transaction, so that who acts is said to the database once.

    What was written about a page that then is not there for them, such as a look at a part of it, stays written.
    """
    if connection.in_atomic_block:
        return answer()
    with transaction.atomic():
        try:
            return answer()
        except Http404 as not_there:
            missing = not_there
    raise missing


def on_record(
    act: str, request: Any, named: dict[str, Any], answer: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """Answer; where what the address names is not there for this person, their try is on record like any refusal.

    What does not exist and what is not theirs are written down alike, so that both look and last the same.
    """
    try:
        return answer()
    except Http404:
        for key in named.values():
            if isinstance(key, UUID):
                record_denial(
                    act, about=Unseen(key), by=request.account, at=request.at, reason="not theirs or not there"
                )
        raise


def declared_for(view: Any) -> Declaration | None:
    """Who may use this view; None where it does not say."""
    found = getattr(view, "declared", None)
    return found if isinstance(found, Everyone | Staff) else None


def opens(account: Account, address: str, at: datetime) -> bool:
    """Whether the table lets this account open such a page at all, so that no link leads nowhere."""
    act = act_at(address)
    return not act or rule_on(account, act, None, at=at).allowed


def act_at(address: str) -> str:
    """The act for which staff open the page at an address; empty for a public one and for none of ours."""
    try:
        declared = declared_for(resolve(urlsplit(address).path).func)
    except Resolver404:
        return ""
    return declared.act if isinstance(declared, Staff) else ""


def no_content() -> HttpResponse:
    """An answer with nothing in it."""
    return HttpResponse(status=204)
