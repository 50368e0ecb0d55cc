"""What managers fill in about how many a service helps at a time."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField
from rightdoor.pure.keys import new_key
from rightdoor.pure.rules.days import day_of
from rightdoor.work.capacity.actions import MOST

AGREED, NOT_AGREED = "agreed", "not_agreed"


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


class Settled(forms.Form):
    """What the second person says."""

    settled = OneField(label=_("Do you agree?"), choices=[(AGREED, _("Yes, it holds from its day")),
                       (NOT_AGREED, _("No"))], rows=False, missing=_("Say whether you agree"))  # fmt: skip
    settled_reason = LineField(label=_("Why, if not"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("settled") == NOT_AGREED and not given.get("settled_reason"):
            self.add_error("settled_reason", _("Say why not"))
        return given

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"is_agreed": given["settled"] == AGREED, "because": given["settled_reason"]}


class TakenBack(forms.Form):
    """That it is not asked for any more."""

    def as_arguments(self) -> dict[str, Any]:
        return {}
