"""For which request a form was drawn: of those that are open together, the one on whose page it stood."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rightdoor.ground.access.request import Request
from rightdoor.work.passport.models import Beside
from rightdoor.work.referrals.sitting import key_in

OF = "of"
Visit = dict[str, Any]


def meant(request: Request, visit: Visit) -> UUID | None:
    """The request that a form names, if this visit opened it.  One that names none is meant for the only one."""
    opened = {visit["origin"], visit["key"], *visit.get("opened", [])}
    if OF not in request.POST:
        return UUID(visit["origin"]) if len(opened) == 1 else None
    key = key_in(request.POST[OF])
    return key if str(key) in opened else None


def is_together(visit: Visit, key: UUID) -> bool:
    """Whether this request is the one with which the visit began, or stands beside it still."""
    standing = Beside.objects.that_stand().filter(referral=visit["origin"], other=key)
    return str(key) == visit["origin"] or standing.exists()


def with_its_request(request: HttpRequest) -> dict[str, Any]:
    """The context processor by which every form behind the word names its request, and no address does."""
    key = getattr(request, "drawn_for", None)
    return {} if key is None else {"csrf_input": named_input(request, key)}


def input_of(request: HttpRequest, key: UUID) -> SafeString:
    return format_html('{}<input type="hidden" name="{}" value="{}">', csrf_input(request), OF, key)


named_input = lazy(input_of, SafeString, str)  # only a page with a form asks for its token
