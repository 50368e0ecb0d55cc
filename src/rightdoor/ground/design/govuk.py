"""GOV.UK Frontend's macros, as functions that any template may call.

Their macros ask for keys that may be missing, so they live in an environment of their own
that forgives that; ours stays strict.  ``{{ govukButton({"text": _("Next")}) }}`` works
anywhere, with no import.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

PACKAGE = "govuk_frontend_jinja"

COMPONENTS = {
    "govukBackLink": "back-link",
    "govukBreadcrumbs": "breadcrumbs",
    "govukButton": "button",
    "govukCharacterCount": "character-count",
    "govukCheckboxes": "checkboxes",
    "govukDateInput": "date-input",
    "govukDetails": "details",
    "govukErrorMessage": "error-message",
    "govukErrorSummary": "error-summary",
    "govukFieldset": "fieldset",
    "govukFileUpload": "file-upload",
    "govukHint": "hint",
    "govukInput": "input",
    "govukInsetText": "inset-text",
    "govukLabel": "label",
    "govukNotificationBanner": "notification-banner",
    "govukPagination": "pagination",
    "govukPanel": "panel",
    "govukPasswordInput": "password-input",
    "govukRadios": "radios",
    "govukSelect": "select",
    "govukSkipLink": "skip-link",
    "govukSummaryList": "summary-list",
    "govukTable": "table",
    "govukTabs": "tabs",
    "govukTag": "tag",
    "govukTaskList": "task-list",
    "govukTextarea": "textarea",
    "govukWarningText": "warning-text",
}


@cache
def _forgiving() -> Environment:
    """The environment in which their macros run."""
    return Environment(
        loader=PrefixLoader({PACKAGE: PackageLoader(PACKAGE)}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _macro(name: str) -> Callable[..., str]:
    template = _forgiving().get_template(f"{PACKAGE}/components/{COMPONENTS[name]}/macro.html")
    macro: Callable[..., str] = getattr(template.module, name)
    return macro


def render(name: str, params: Mapping[str, Any], **caller: Any) -> Markup:
    """Render one of their components with its documented options."""
    return Markup(_macro(name)(params, **caller).strip())  # noqa: S704  their macros escape


def _component(name: str) -> Callable[..., Markup]:
    def component(params: Mapping[str, Any], **caller: Any) -> Markup:
        return render(name, params, **caller)

    component.__name__ = name
    return component


def components() -> dict[str, Callable[..., Markup]]:
    """Every component under the name that the Design System gives it."""
    return {name: _component(name) for name in COMPONENTS}
