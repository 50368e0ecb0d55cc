"""Every route declares who may use it; config.declared refuses to start the site otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse

from rightdoor.ground.access.rulings import Denied, require, rule_on

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Everyone:
    """A public page; *without_database* means that it must answer with the database down."""

    without_database: bool = False


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody signed in whom the table allows this act in general; the action asks again about the thing itself."""

    act: str


Declaration = Everyone | Staff
PUBLIC = Everyone()
ALWAYS = Everyone(without_database=True)


def open_to(declaration: Declaration) -> Callable[[View], View]:
    """Declare who may use a view, and hold it to that."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *arguments: Any, **named: Any) -> HttpResponseBase:
            if isinstance(declaration, Staff):
                if request.account is None:
                    return redirect_to_login(request.get_full_path(), reverse("sign-in"))
                try:
                    require(rule_on(request.account, declaration.act, None, at=request.at))
                except Denied:
                    raise Http404 from None
            return view(request, *arguments, **named)

        guarded.declared = declaration  # type: ignore[attr-defined]
        return guarded

    return declare


def declared_for(view: Any) -> Declaration | None:
    """Who may use this view; None where it does not say."""
    found = getattr(view, "declared", None)
    return found if isinstance(found, Everyone | Staff) else None


def no_content() -> HttpResponse:
    """An answer with nothing in it."""
    return HttpResponse(status=204)
