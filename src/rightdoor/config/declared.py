"""The site refuses to start while any route lacks a declaration of who may use it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver, get_resolver

from rightdoor.ground.access.routes import declared_for


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every route of the site with its view."""
    resolver = resolver or get_resolver()
    for pattern in resolver.url_patterns:
        where = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, where)
        elif isinstance(pattern, URLPattern):
            yield where, pattern.callback


def undeclared_routes(app_configs: Sequence[AppConfig] | None = None, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """One error for each route that does not say who may use it."""
    return [
        Error(
            f"The route '{where}' does not declare who may use it.",
            hint="Put @open_to(...) from rightdoor.ground.access.routes on its view.",
            id="access.E001",
        )
        for where, view in routes()
        if declared_for(view) is None
    ]


def refuse_undeclared() -> None:
    """Stop the site where a route is undeclared; called before the first request is taken."""
    errors = undeclared_routes()
    if errors:
        raise ImproperlyConfigured(" ".join(str(error.msg) for error in errors))
