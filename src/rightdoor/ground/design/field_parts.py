"""Draw a bound form field with GOV.UK Frontend's macros."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from markupsafe import Markup, escape

from rightdoor.ground.design import govuk
from rightdoor.ground.design.days import BOXES
from rightdoor.ground.design.field_errors import wrong_boxes
from rightdoor.ground.design.widgets import DayBoxes, box_name

Params = dict[str, Any]
BOX_WIDTHS = {"day": 2, "month": 3, "year": 4}
SIZES = {"page": "l", "l": "l", "m": "m", "s": "s"}
COUNT_FROM = 75  # per cent of the limit, from which the count is shown


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
    drawing = Drawing(bound, label or str(bound.label or ""), heading, hint, under or {}, divider, quiet_label)
    for kind, draw in DRAWN_AS:
        if isinstance(bound.field.widget, kind) and not bound.is_hidden:
            return draw(drawing)
    # Hidden inputs, and widgets that no part of ours draws, are Django's own.
    return _already_safe(bound.as_widget())


@dataclass(frozen=True, slots=True)
class Drawing:
    """A field, and what its template asks for beyond what the field itself knows."""

    bound: BoundField
    words: str
    heading: str
    hint: str
    under: Mapping[str, str]
    divider: str
    quiet: bool

    @property
    def id(self) -> str:
        """The id of the first input."""
        return self.bound.auto_id or self.bound.html_name

    def params(self, **more: Any) -> Params:
        """The options that every component shares."""
        params: Params = {"id": self.id, "idPrefix": self.id, "name": self.bound.html_name}
        hint = self.hint or self.bound.help_text
        if hint:
            params["hint"] = {"text": hint}
        if self.bound.errors:
            params["errorMessage"] = {"text": self.bound.errors[0], "visuallyHiddenText": gettext("Error")}
        return params | more

    def label(self) -> Params:
        """The label of a single input."""
        return self._named("govuk-label")

    def fieldset(self) -> Params:
        """The legend of several inputs."""
        return {"legend": self._named("govuk-fieldset__legend")}

    def attributes(self, *taken: str) -> Params:
        """What the widget asks for beyond the component's own options."""
        return {
            name: name if value is True else str(value)
            for name, value in self.bound.field.widget.attrs.items()
            if name not in taken and value is not False and value is not None
        }

    def items(self) -> list[Params]:
        """Every answer as GOV.UK's components want it."""
        value = self.bound.value()
        picked = {str(one) for one in (value if isinstance(value, list | tuple) else [value])}
        items: list[Params] = []
        for answer, words in self.bound.field.choices:  # type: ignore[attr-defined]
            if self.divider and str(answer) == self.divider:
                items.append({"divider": gettext("or")})
            items.append({"value": answer, "text": words, "checked": str(answer) in picked} | self._about(answer))
        return items

    def _about(self, answer: Any) -> Params:
        hints: Mapping[str, Any] = getattr(self.bound.field, "hints", {})
        about: Params = {}
        if answer in hints:
            about["hint"] = {"text": hints[answer]}
        if answer in self.under:
            about["conditional"] = {"html": self.under[answer]}
        if answer and answer == getattr(self.bound.field, "alone", ""):
            about["behaviour"] = "exclusive"
        return about

    def _named(self, css: str) -> Params:
        size = SIZES.get(self.heading, "")
        classes = "govuk-visually-hidden" if self.quiet else f"{css}--{size}" if size else ""
        return {"text": self.words, "isPageHeading": self.heading == "page", "classes": classes}


def _already_safe(html: SafeString) -> Markup:
    return Markup(html)  # noqa: S704  Django has escaped what its widget holds


def _unindented(value: Any) -> Markup:
    """A value whose line breaks survive a macro that indents what it draws."""
    words = escape("" if value is None else value)
    return words.replace("\r\n", "\n").replace("\n", Markup("&#10;"))


def _input(drawing: Drawing) -> Markup:
    widget, width = drawing.bound.field.widget, getattr(drawing.bound.field, "width", None)
    value = drawing.bound.value()
    params = drawing.params(
        label=drawing.label(),
        type=getattr(widget, "input_type", "text"),
        value="" if value is None else str(value),
        classes=f"govuk-input--width-{width}" if width else "",
        attributes=drawing.attributes(),
    )
    return govuk.render("govukInput", params)


def _password(drawing: Drawing) -> Markup:
    params = drawing.params(
        label=drawing.label(),
        autocomplete=drawing.bound.field.widget.attrs.get("autocomplete", "current-password"),
        showPasswordText=gettext("Show"),
        hidePasswordText=gettext("Hide"),
        showPasswordAriaLabelText=gettext("Show what you typed"),
        hidePasswordAriaLabelText=gettext("Hide what you typed"),
        attributes=drawing.attributes("autocomplete"),
        classes="govuk-input--width-20",
    )
    return govuk.render("govukPasswordInput", params)


def _words(drawing: Drawing) -> Markup:
    limit = getattr(drawing.bound.field, "max_length", None)
    params = drawing.params(
        label=drawing.label(),
        value=_unindented(drawing.bound.value()),
        rows=drawing.bound.field.widget.attrs.get("rows", 5),
        attributes=drawing.attributes("rows", "cols", "maxlength"),
    )
    if not limit:
        return govuk.render("govukTextarea", params)
    counted = {
        "maxlength": limit,
        "threshold": COUNT_FROM,
        "textareaDescriptionText": gettext("You can write up to %{count} letters"),
    }
    return govuk.render("govukCharacterCount", params | counted)


def _radios(drawing: Drawing) -> Markup:
    look = "rd-choices" if getattr(drawing.bound.field, "rows", False) else "govuk-radios--small"
    if getattr(drawing.bound.field, "inline", False):
        look = "govuk-radios--small govuk-radios--inline"
    params = drawing.params(fieldset=drawing.fieldset(), items=drawing.items(), classes=look)
    return govuk.render("govukRadios", params)


def _boxes(drawing: Drawing) -> Markup:
    look = "rd-choices" if getattr(drawing.bound.field, "rows", False) else "govuk-checkboxes--small"
    params = drawing.params(fieldset=drawing.fieldset(), items=drawing.items(), classes=look)
    return govuk.render("govukCheckboxes", params)


def _tick(drawing: Drawing) -> Markup:
    params = drawing.params(classes="rd-choices")
    item = {"value": "on", "text": drawing.words, "checked": bool(drawing.bound.value())}
    if "hint" in params:
        item["hint"] = params.pop("hint")
    return govuk.render("govukCheckboxes", params | {"items": [item]})


def _select(drawing: Drawing) -> Markup:
    items = [{**item, "selected": item["checked"]} for item in drawing.items()]
    params = drawing.params(label=drawing.label(), items=items, attributes=drawing.attributes())
    return govuk.render("govukSelect", params)


def _file(drawing: Drawing) -> Markup:
    params = drawing.params(label=drawing.label(), attributes=drawing.attributes())
    return govuk.render("govukFileUpload", params)


def _day(drawing: Drawing) -> Markup:
    names = {"day": gettext("Day"), "month": gettext("Month"), "year": gettext("Year")}
    wrong = wrong_boxes(drawing.bound)
    items = [
        {
            "id": f"{drawing.id}-{box}",
            "name": box_name(drawing.bound.html_name, box),
            "label": names[box],
            "value": words,
            "autocomplete": "off",
            "inputmode": "text" if box == "month" else "numeric",
            "classes": f"govuk-input--width-{BOX_WIDTHS[box]}" + (" govuk-input--error" if box in wrong else ""),
        }
        for box, words in zip(BOXES, _typed(drawing.bound.value()), strict=True)
    ]
    return govuk.render("govukDateInput", drawing.params(fieldset=drawing.fieldset(), items=items))


def _typed(value: Any) -> tuple[str, str, str]:
    """The three boxes of a day that was typed, stored or never given."""
    if value is None:
        return "", "", ""
    if isinstance(value, tuple):
        return value
    return str(value.day), str(value.month), str(value.year)


Drawer = Callable[[Drawing], Markup]
# The first that fits; the narrower kinds come first.
DRAWN_AS: tuple[tuple[type[forms.Widget], Drawer], ...] = (
    (DayBoxes, _day),
    (forms.PasswordInput, _password),
    (forms.CheckboxSelectMultiple, _boxes),
    (forms.RadioSelect, _radios),
    (forms.Select, _select),
    (forms.CheckboxInput, _tick),
    (forms.FileInput, _file),
    (forms.Textarea, _words),
    (Input, _input),
)
