"""What managers fill in about how many a service helps at a time."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField
from rightdoor.pure.keys import new_key
from rightdoor.pure.rules.days import day_of
from rightdoor.work.capacity.actions import MOST


class Asked(forms.Form):
    """Another capacity, from a day on."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    at_a_time = LineField(label=_("How many are helped at a time"), max_length=20,
                          help_text=_("A number. 0: nobody new begins; whoever waits keeps their place."),
                          missing=_("Say how many"))  # fmt: skip
    from_day = DayField(label=_("From which day"), help_text=_("For example 9 4 2026"))
    reason = LineField(label=_("Why"), max_length=300, missing=_("Say why"))

    def __init__(self, *args: Any, at: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["from_day"].earliest = day_of(at)  # type: ignore[attr-defined]

    def clean_at_a_time(self) -> int:
        said = self.cleaned_data["at_a_time"].strip()
        if not (said.isascii() and said.isdigit() and int(said) <= MOST):
            raise forms.ValidationError(_("Write a whole number, from 0 to 5000"))
        return int(said)

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "how_many": given["at_a_time"], "holds_from": given["from_day"], "because": given["reason"],
            "form_key": given["form_key"],
        }  # fmt: skip
