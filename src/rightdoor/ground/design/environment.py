"""The one Jinja2 environment that every page is made in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import django.forms
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from rightdoor.ground.design import govuk, when
from rightdoor.ground.design.field_errors import error_summary
from rightdoor.ground.design.field_parts import field
from rightdoor.ground.design.languages import ours, theirs


class Parts:
    """Our own macros, by name: ``rd.tag("Suits you", "suits")`` with no import.

    Each lives in ``design/parts/<name>.html`` as a macro of the same name.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        if name.startswith("_"):
            raise AttributeError(name)
        template = self._environment.get_template(f"design/parts/{name}.html")
        macro: Callable[..., Markup] = getattr(template.module, name)
        return macro


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page."""
    return reverse(name, args=args, kwargs=kwargs)


def link_if(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page where this site has it, else nothing."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def t(message: str, **values: Any) -> str:
    """Translate words that come from Python; unlike ``_`` the result is still escaped."""
    return gettext(message) % values if values else gettext(message)


@pass_context
def csp_nonce(context: Context) -> str:
    """The nonce of this answer, for the rare inline element."""
    return str(getattr(context.get("request"), "csp_nonce", ""))


def language() -> str:
    """The language of this page, for ``<html lang>``."""
    return get_language() or "en"


def direction() -> str:
    """Which way this page reads, for ``<html dir>``."""
    return "rtl" if get_language_bidi() else "ltr"


def _loader(own: BaseLoader | None) -> BaseLoader:
    """Our templates, then Django's for the few inputs that no part of ours draws."""
    widgets = FileSystemLoader(Path(django.forms.__file__).parent / "jinja2")
    return ChoiceLoader([own, widgets] if own else [widgets])


def environment(**options: Any) -> Environment:
    """Build the environment; the settings name this function."""
    options["loader"] = _loader(options.get("loader"))
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    options |= {"undefined": StrictUndefined, "extensions": ["jinja2.ext.i18n"]}
    env = Environment(**{**options, "autoescape": True})  # noqa: S701  it is on
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(
        **govuk.components(),
        static=static,
        url=url,
        link_if=link_if,
        csp_nonce=csp_nonce,
        language=language,
        direction=direction,
        t=t,
        field=field,
        error_summary=error_summary,
        rd=Parts(env),
    )
    for name in ("day", "day_and_month", "short_day", "plain_date", "hour"):
        env.filters[name] = getattr(when, name)
    for name in ("moment", "short_moment", "machine"):
        env.filters[name] = getattr(when, name)
    env.filters["theirs"] = theirs
    env.filters["ours"] = ours
    return env
