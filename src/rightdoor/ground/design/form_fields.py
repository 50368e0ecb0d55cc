"""Form fields that know how they look, speak kindly when empty, and keep words private.

They clean; `field_parts` draws them.  Plain Django fields are drawn as well.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.days import UnclearDay, read_day
from rightdoor.ground.design.when import plain_date
from rightdoor.ground.design.widgets import KEPT_PRIVATE, DayBoxes

YES_NO = (("yes", _("Yes")), ("no", _("No")))
YES_NO_NOT_SURE = (*YES_NO, ("not_sure", _("Not sure")))


def still_empty(label: Any) -> Any:
    """What an empty answer is told, so that a list of several says which is which."""
    if not label:
        return _("We still need an answer here")
    return format_lazy(_("We still need an answer: {label}"), label=label)


def _with_errors(options: dict[str, Any], **more: Any) -> dict[str, Any]:
    missing = options.pop("missing", None) or still_empty(options.get("label"))
    messages = {"required": missing, **more, **options.get("error_messages", {})}
    return {**options, "error_messages": messages}


class LineField(forms.CharField):
    """One line of words.  ``missing`` is the sentence shown when it is left empty."""

    def __init__(self, *, width: int | None = None, inputmode: str = "", **options: Any) -> None:
        attrs = {**KEPT_PRIVATE, **options.pop("attrs", {})}
        if inputmode:
            attrs["inputmode"] = inputmode
        options.setdefault("widget", forms.TextInput(attrs=attrs))
        longest = _("That is too long. Use %(limit_value)d letters or fewer")
        shortest = _("That is too short. Use %(limit_value)d letters or more")
        super().__init__(**_with_errors(options, max_length=longest, min_length=shortest))
        self.width = width


class WordsField(forms.CharField):
    """As many words as a person wants, with a count where there is a limit."""

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        attrs = {**KEPT_PRIVATE, "rows": rows, **options.pop("attrs", {})}
        options.setdefault("widget", forms.Textarea(attrs=attrs))
        longest = _("That is %(show_value)d letters. Use %(limit_value)d or fewer")
        super().__init__(**_with_errors(options, max_length=longest))


class OneField(forms.ChoiceField):
    """One answer of a few.  ``hints`` explains an answer; ``rows`` gives each a card; ``inline``: side by side."""

    def __init__(
        self,
        *,
        choices: Iterable[tuple[str, Any]] = (),
        hints: Mapping[str, Any] | None = None,
        rows: bool = True,
        inline: bool = False,
        **options: Any,
    ) -> None:
        options.setdefault("widget", forms.RadioSelect)
        unknown = _("Choose one of the answers shown")
        super().__init__(choices=choices, **_with_errors(options, invalid_choice=unknown))
        self.hints = dict(hints or {})
        self.rows = rows and not inline
        self.inline = inline


class SeveralField(forms.MultipleChoiceField):
    """Any answers of a few.  ``alone`` names one that excludes the rest, such as none."""

    def __init__(
        self,
        *,
        choices: Iterable[tuple[str, Any]] = (),
        hints: Mapping[str, Any] | None = None,
        rows: bool = True,
        alone: str = "",
        **options: Any,
    ) -> None:
        options.setdefault("widget", forms.CheckboxSelectMultiple)
        unknown = _("Choose from the answers shown")
        super().__init__(choices=choices, **_with_errors(options, invalid_choice=unknown))
        self.hints = dict(hints or {})
        self.rows = rows
        self.alone = alone

    def clean(self, value: Any) -> list[str]:
        """The chosen answers; the one that stands alone may not stand beside others."""
        chosen: list[str] = super().clean(value)
        if self.alone in chosen and len(chosen) > 1:
            label = dict(self.choices)[self.alone]  # type: ignore[arg-type]
            raise forms.ValidationError(
                _("You ticked “%(label)s” and something else. Keep one or the other"),
                params={"label": label},
            )
        return chosen


class TickField(forms.BooleanField):
    """One box to tick, with its own sentence as label."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**_with_errors(options))


class DayField(forms.Field):
    """A day.  Set ``earliest`` and ``latest`` from the form, which knows what today is."""

    widget = DayBoxes

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **options: Any) -> None:
        super().__init__(**_with_errors(options))
        self.earliest = earliest
        self.latest = latest

    def to_python(self, value: Any) -> date | None:
        """The day that the boxes name; ``None`` for three empty boxes."""
        if value is None or isinstance(value, date):
            return value
        day, month, year = value
        if not (day.strip() or month.strip() or year.strip()):
            return None
        try:
            return read_day(day, month, year)
        except UnclearDay as unclear:
            raise forms.ValidationError(unclear.message, code="unclear", params={"boxes": unclear.boxes}) from None

    def validate(self, value: Any) -> None:
        """Hold the day inside its limits, and name the limit."""
        super().validate(value)
        if value and self.latest and value > self.latest:
            self._refuse(_("The day must be %(limit)s or earlier"), self.latest)
        if value and self.earliest and value < self.earliest:
            self._refuse(_("The day must be %(limit)s or later"), self.earliest)

    def _refuse(self, message: Any, limit: date) -> None:
        raise forms.ValidationError(message, code="outside", params={"limit": plain_date(limit), "boxes": ()})

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the boxes say something else than the day that was there."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True


class SecretField(forms.CharField):
    """A password, word or PIN: shown as dots, with a button to see it."""

    def __init__(self, *, autocomplete: str = "current-password", **options: Any) -> None:
        attrs = {"autocomplete": autocomplete}
        options.setdefault("widget", forms.PasswordInput(attrs=attrs))
        options.setdefault("strip", False)
        super().__init__(**_with_errors(options))


class PaperField(forms.FileField):
    """A file to add."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.FileInput)
        empty = _("That file is empty. Choose another one")
        super().__init__(**_with_errors(options, empty=empty))
