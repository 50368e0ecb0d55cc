"""Recording that a child has died, and undoing it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, SeveralField, TickField, WordsField


class RecordDeath(forms.Form):
    """Who told us, and when it was."""

    told_by = LineField(
        label=_("Who told us, and how"),
        help_text=_("For example: their school, by phone, and the hospital confirmed it"),
        max_length=200,
        missing=_("Say who told us and how"),
    )
    died_on = DayField(label=_("Day of death, if you know it"), required=False)
    also = SeveralField(label=_("Requests that are about the same child too"), required=False)
    sure = TickField(
        label=_("I have read the name and birthday again. This is the right child."),
        error_messages={"required": _("Check that this is the right child, then tick this")},
    )

    def __init__(self, *args: Any, twins: Iterable[tuple[str, str]], today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["died_on"].latest = today  # type: ignore[attr-defined]
        self.fields["also"].choices = list(twins)  # type: ignore[attr-defined]
        if not self.fields["also"].choices:  # type: ignore[attr-defined]
            del self.fields["also"]

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        given = self.cleaned_data
        return {"told_by": given["told_by"], "died_on": given["died_on"], "also": given.get("also", [])}


class UndoDeath(forms.Form):
    """It was not so."""

    because = WordsField(
        label=_("How do we know that this was not so?"), rows=3, max_length=2000, missing=_("Say how we know")
    )
