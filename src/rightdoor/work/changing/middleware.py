"""Each request is answered with the directory of its own moment."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from rightdoor.ground.access.middleware import without_database
from rightdoor.records.directory.laid_over import held
from rightdoor.work.changing.standing import now_holding

Answer = Callable[[HttpRequest], HttpResponseBase]


class OfItsMoment:
    """Stands behind the doorkeeper, who says when it is.  A page that needs no database asks it nothing here either."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with held(now_holding(request.at, ask=not without_database(request))):  # type: ignore[attr-defined]
            return self.answer(request)
