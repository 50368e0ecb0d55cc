"""What every answer says to the browser, whoever made it: a page, a redirect, a file, a refusal, a fault."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


class Wire:
    """Adds to each answer what is missing; it is the outermost of all, so that nothing goes past it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        for name, words in ALWAYS.items():
            response.setdefault(name, words)
        if not request.path.startswith("/static/"):
            response.setdefault("Cache-Control", "no-store")
        return response
