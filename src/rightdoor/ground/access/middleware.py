"""What happens to every request before and after its view."""

import logging
from collections.abc import Callable
from datetime import datetime
from time import perf_counter
from typing import Any
from uuid import uuid4

import structlog
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import Resolver404, resolve
from django.utils import timezone

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.routes import Everyone, declared_for
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.sessions import still_counts
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import Circumstances, circumstances, mark_of_session, request_id

log = structlog.get_logger("rightdoor.requests")
NUL = "\0"
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")
Answer = Callable[[HttpRequest], HttpResponseBase]


class Surface:
    """Names the request, keeps pages out of caches and search engines, and logs the route, never the address.

    TRACE, and methods that nobody knows, reach no view.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = request_id.set(str(uuid4()))
        began = perf_counter()
        try:
            known = request.method in METHODS
            response: HttpResponseBase = self.answer(request) if known else HttpResponseNotAllowed(METHODS)
            response.setdefault("Cache-Control", "no-store")
            response.setdefault("X-Robots-Tag", "noindex, nofollow")
            response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()")
            match = getattr(request, "resolver_match", None)
            log.info(
                "answered",
                request=request_id.get(),
                method=request.method,
                route=getattr(match, "route", "") or "",
                status=response.status_code,
                took_ms=round((perf_counter() - began) * 1000, 1),
            )
            return response
        finally:
            request_id.reset(token)


class OwnForms:
    """Lets the site's own forms through the check of origins; the secret token in each form is still asked for.

    Our pages say "no-referrer", so that no other site learns where somebody was.  Browsers then send every form with
    the origin "null", our own forms too, and Django would refuse them all.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.META.get("HTTP_ORIGIN") == "null":
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self.answer(request)


class Words:
    """Takes out of what was typed the one character that the database cannot keep, before anybody reads the words.

    Pasted words hold it now and then; they would be refused or lost for its sake.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and any(NUL in word for _name, words in request.POST.lists() for word in words):
            typed = request.POST.copy()
            for name, words in list(typed.lists()):
                typed.setlist(name, [word.replace(NUL, "") for word in words])
            request.POST = typed  # type: ignore[assignment]  # Django hands it on in the same way
        return self.answer(request)


class Doorkeeper:
    """Gives the request its moment and its account, and makes every refusal look like 'not found'."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        incoming: Any = request
        incoming.stepped_up = False  # whoever keeps sign-ins says otherwise
        if without_database(request):
            incoming.at, incoming.account = clock_of_this_machine(), None
        else:
            incoming.at = moment()
            incoming.account = account_of(request, incoming.at)
        incoming.actor = incoming.account or VISITOR
        around = Circumstances(session=mark_of_session(request.session.session_key), client="web")
        token = circumstances.set(around)
        try:
            with acting(incoming.actor, incoming.at):
                return self.answer(request)
        finally:
            circumstances.reset(token)

    def process_exception(self, _request: HttpRequest, exception: Exception) -> None:
        """A refusal raised anywhere is a 404, the same as for a record that does not exist."""
        if isinstance(exception, Denied):
            raise Http404 from None


def without_database(request: HttpRequest) -> bool:
    """Whether the view has promised to answer with the database down."""
    try:
        declared = declared_for(resolve(request.path_info).func)
    except Resolver404:
        return True
    return isinstance(declared, Everyone) and declared.without_database


def account_of(request: HttpRequest, at: datetime) -> Account | None:
    """Who has signed in and still is; nobody, where the database cannot say."""
    try:
        account = request.user if isinstance(request.user, Account) and request.user.is_active else None
        if account is None or not still_counts(request, account, at):
            return None
    except DatabaseError:
        return None
    account.asks_roles_once = True
    return account


def moment() -> datetime:
    """Now, by the database's clock; a demo or a test may have set another."""
    if settings.CLOCK:
        return clock_of_this_machine()
    try:
        with connection.cursor() as cursor:
            cursor.execute("select clock_timestamp()")
            now: datetime = cursor.fetchone()[0]
            return now
    except DatabaseError:
        logging.getLogger("rightdoor.requests").warning("database unreachable")
        return clock_of_this_machine()


def clock_of_this_machine() -> datetime:
    """Now, by this machine; or the time that a demo or a test has set."""
    if settings.CLOCK:
        given = datetime.fromisoformat(settings.CLOCK)
        return given if given.tzinfo else timezone.make_aware(given)
    return timezone.now()
