"""Draw a bound form field with GOV.UK Frontend's macros, and list what went wrong."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from django.utils.translation import gettext, ngettext
from markupsafe import Markup, escape

from rightdoor.ground.design import govuk
from rightdoor.ground.design.days import BOXES
from rightdoor.ground.design.widgets import DayBoxes, box_name

Params = dict[str, Any]
BOX_WIDTHS = {"day": 2, "month": 2, "year": 4}
LEGENDS = {"page": "l", "l": "l", "m": "m", "s": "s"}


def field(
    bound: BoundField,
    *,
    heading: str = "",
    label: str = "",
    hint: str = "",
    under: Mapping[str, str] | None = None,
    quiet_label: bool = False,
    divider: str = "",
) -> Markup:
    """Draw one field.

    ``heading``: "page" makes the label the page's h1; "l", "m" or "s" its size.
    ``under``: what opens below an answer, by its value.  ``divider``: the value before
    which "or" stands.  ``quiet_label`` hides the label from the eye, not from the ear.
    """
    if bound.is_hidden:
        return Markup(str(bound))
    params: Params = {
        "id": bound.auto_id or bound.html_name,
        "idPrefix": bound.auto_id or bound.html_name,
        "name": bound.html_name,
        **_help(bound, hint),
        **_error(bound),
    }
    words = label or str(bound.label or "")
    for kind, draw in DRAWN_AS:
        if isinstance(bound.field.widget, kind):
            named = _naming(words, heading, quiet_label)
            return draw(bound, params, named, _Choices(under or {}, divider))
    return Markup(str(bound))


class _Choices:
    """What a template adds to a list of answers."""

    def __init__(self, under: Mapping[str, str], divider: str) -> None:
        self.under = under
        self.divider = divider

    def items(self, bound: BoundField) -> list[Params]:
        """Every answer as GOV.UK's macros want it."""
        chosen = bound.value()
        picked = {str(one) for one in (chosen if isinstance(chosen, list | tuple) else [chosen])}
        hints: Mapping[str, Any] = getattr(bound.field, "hints", {})
        alone: str = getattr(bound.field, "alone", "")
        items: list[Params] = []
        for value, words in bound.field.choices:  # type: ignore[attr-defined]
            if self.divider and str(value) == self.divider:
                items.append({"divider": gettext("or")})
            item: Params = {"value": value, "text": words, "checked": str(value) in picked}
            if value in hints:
                item["hint"] = {"text": hints[value]}
            if value in self.under:
                item["conditional"] = {"html": self.under[value]}
            if alone and value == alone:
                item["behaviour"] = "exclusive"
            items.append(item)
        return items


def _naming(words: str, heading: str, quiet_label: bool) -> Params:
    size = LEGENDS.get(heading, "")
    return {"text": words, "isPageHeading": heading == "page", "size": size, "quiet": quiet_label}


def _label(named: Params) -> Params:
    classes = f"govuk-label--{named['size']}" if named["size"] else ""
    if named["quiet"]:
        classes = "govuk-visually-hidden"
    return {"text": named["text"], "isPageHeading": named["isPageHeading"], "classes": classes}


def _legend(named: Params) -> Params:
    classes = f"govuk-fieldset__legend--{named['size']}" if named["size"] else ""
    if named["quiet"]:
        classes = "govuk-visually-hidden"
    return {
        "legend": {
            "text": named["text"],
            "isPageHeading": named["isPageHeading"],
            "classes": classes,
        }
    }


def _help(bound: BoundField, hint: str) -> Params:
    words = hint or bound.help_text
    return {"hint": {"text": words}} if words else {}


def _error(bound: BoundField) -> Params:
    if not bound.errors:
        return {}
    return {
        "errorMessage": {
            "text": bound.errors[0],
            "visuallyHiddenText": gettext("Error"),
        }
    }


def _attributes(bound: BoundField, *taken: str) -> Params:
    """What the widget asks for beyond the macro's own options."""
    attrs = {**bound.field.widget.attrs}
    wanted = {
        name: value for name, value in attrs.items() if name not in taken and value is not False and value is not None
    }
    return {name: (name if value is True else str(value)) for name, value in wanted.items()}


def _unindented(value: Any) -> Markup:
    """A value whose line breaks survive a macro that indents what it draws."""
    words = str(escape("" if value is None else value))
    return Markup(words.replace("\r\n", "\n").replace("\n", "&#10;"))


def _input(bound: BoundField, params: Params, named: Params, choices: _Choices) -> Markup:
    width = getattr(bound.field, "width", None)
    params |= {
        "label": _label(named),
        "type": getattr(bound.field.widget, "input_type", "text"),
        "value": "" if bound.value() is None else str(bound.value()),
        "classes": f"govuk-input--width-{width}" if width else "",
        "attributes": _attributes(bound),
    }
    return govuk.render("govukInput", params)


def _password(bound: BoundField, params: Params, named: Params, choices: _Choices) -> Markup:
    attrs = bound.field.widget.attrs
    params |= {
        "label": _label(named),
        "autocomplete": attrs.get("autocomplete", "current-password"),
        "showPasswordText": gettext("Show"),
        "hidePasswordText": gettext("Hide"),
        "showPasswordAriaLabelText": gettext("Show what you typed"),
        "hidePasswordAriaLabelText": gettext("Hide what you typed"),
        "attributes": _attributes(bound, "autocomplete"),
        "classes": "govuk-input--width-20",
    }
    return govuk.render("govukPasswordInput", params)


def _words(bound: BoundField, params: Params, named: Params, choices: _Choices) -> Markup:
    limit = getattr(bound.field, "max_length", None)
    params |= {
        "label": _label(named),
        "value": _unindented(bound.value()),
        "rows": bound.field.widget.attrs.get("rows", 5),
        "attributes": _attributes(bound, "rows", "cols", "maxlength"),
    }
    if not limit:
        return govuk.render("govukTextarea", params)
    params |= {
        "maxlength": limit,
        "threshold": 75,
        "textareaDescriptionText": gettext("You can write up to %{count} letters"),
    }
    return govuk.render("govukCharacterCount", params)


def _listed(component: str) -> Callable[[BoundField, Params, Params, _Choices], Markup]:
    def draw(bound: BoundField, params: Params, named: Params, choices: _Choices) -> Markup:
        rows = getattr(bound.field, "rows", False)
        small = "govuk-radios--small" if component == "govukRadios" else "govuk-checkboxes--small"
        params |= {
            "fieldset": _legend(named),
            "items": choices.items(bound),
            "classes": "rd-choices" if rows else small,
        }
        return govuk.render(component, params)

    return draw


def _tick(bound: BoundField, params: Params, named: Params, choices: _Choices) -> Markup:
    item: Params = {"value": "on", "text": named["text"], "checked": bool(bound.value())}
    if "hint" in params:
        item["hint"] = params.pop("hint")
    params |= {"items": [item], "classes": "rd-choices"}
    return govuk.render("govukCheckboxes", params)


def _select(bound: BoundField, params: Params, named: Params, choices: _Choices) -> Markup:
    items = [
        {"value": item["value"], "text": item["text"], "selected": item["checked"]} for item in choices.items(bound)
    ]
    params |= {"label": _label(named), "items": items, "attributes": _attributes(bound)}
    return govuk.render("govukSelect", params)


def _file(bound: BoundField, params: Params, named: Params, choices: _Choices) -> Markup:
    params |= {"label": _label(named), "attributes": _attributes(bound)}
    return govuk.render("govukFileUpload", params)


def _day(bound: BoundField, params: Params, named: Params, choices: _Choices) -> Markup:
    value = bound.value()
    if value is None:
        typed = ("", "", "")
    elif isinstance(value, tuple):
        typed = value
    else:
        typed = (str(value.day), str(value.month), str(value.year))
    names = {"day": gettext("Day"), "month": gettext("Month"), "year": gettext("Year")}
    wrong = _wrong_boxes(bound)
    params["items"] = [
        {
            "id": f"{params['id']}-{box}",
            "name": box_name(bound.html_name, box),
            "label": names[box],
            "value": words,
            "autocomplete": "off",
            "inputmode": "text" if box == "month" else "numeric",
            "classes": f"govuk-input--width-{BOX_WIDTHS[box] + (box == 'month')}"
            + (" govuk-input--error" if box in wrong else ""),
        }
        for box, words in zip(BOXES, typed, strict=True)
    ]
    params["fieldset"] = _legend(named)
    return govuk.render("govukDateInput", params)


def _wrong_boxes(bound: BoundField) -> tuple[str, ...]:
    """Which of the three boxes to mark; all of them unless the error knows better."""
    for error in bound.errors.as_data():
        boxes: tuple[str, ...] = (error.params or {}).get("boxes", ())
        return boxes or BOXES
    return ()


Drawer = Callable[[BoundField, Params, Params, _Choices], Markup]
# The first that fits; the narrower kinds come first.
DRAWN_AS: tuple[tuple[type[forms.Widget], Drawer], ...] = (
    (DayBoxes, _day),
    (forms.PasswordInput, _password),
    (forms.CheckboxSelectMultiple, _listed("govukCheckboxes")),
    (forms.RadioSelect, _listed("govukRadios")),
    (forms.Select, _select),
    (forms.CheckboxInput, _tick),
    (forms.FileInput, _file),
    (forms.Textarea, _words),
    (Input, _input),
)


def error_summary(*shown: BaseForm) -> Markup:
    """What went wrong, at the top of the page, each a link to where it can be put right."""
    errors: list[Params] = []
    for form in shown:
        for name, messages in form.errors.items():
            href = "" if name == "__all__" else _first_input(form[name])
            errors += [{"text": message, "href": href} for message in messages]
    if not errors:
        return Markup("")
    title = ngettext("One thing to put right", "%(count)d things to put right", len(errors))
    return govuk.render(
        "govukErrorSummary",
        {
            "titleText": title % {"count": len(errors)},
            "descriptionText": gettext("Everything else you typed is kept."),
            "errorList": errors,
        },
    )


def _first_input(bound: BoundField) -> str:
    """Where a link from the summary leads."""
    own = bound.auto_id or bound.html_name
    if isinstance(bound.field.widget, DayBoxes):
        wrong = _wrong_boxes(bound)
        return f"#{own}-{wrong[0] if wrong else 'day'}"
    return f"#{own}"
