"""When the database does not answer: the words stay on the page, and the page says so."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpResponseBase
from django.shortcuts import render

from rightdoor.ground.access.request import Request

OURS = ("csrfmiddlewaretoken",)
SECRET = ("secret_word",)
View = Callable[..., HttpResponseBase]


def words_stay(view: View) -> View:
    """Give back what was typed where it could not be saved, with a button to try again and whom to call."""

    @wraps(view)
    def kept(request: Request, *arguments: Any, **named: Any) -> HttpResponseBase:
        try:
            return view(request, *arguments, **named)
        except (OperationalError, InterfaceError):
            if request.method != "POST":
                raise
            typed = [(name, value) for name, values in request.POST.lists() for value in values if name not in OURS]
            shown = [value for name, value in typed if name not in SECRET and " " in value.strip()]
            context = {"typed": typed, "shown": shown, "where": request.path}
            return render(request, "referrals/not_saved.html", context, status=503)

    return kept
