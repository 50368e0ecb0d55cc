"""What managers fill in to ask for a change of a service and to settle it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.pure.rules.days import day_of
from rightdoor.work.changing.actions.drafting import LONGEST


class Begun(forms.Form):
    """That a section is to be changed, perhaps as it once was."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    like = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def as_arguments(self) -> dict[str, Any]:
        return {"form_key": self.cleaned_data["form_key"], "like": self.cleaned_data["like"]}


class Wording(forms.Form):
    """The section as it would stand in the file."""

    wording = WordsField(label=_("As it stands in the file"), rows=24, max_length=LONGEST, required=False,
                         strip=False, attrs={"spellcheck": "false", "class": "rd-breaks"})  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        return {"written": self.cleaned_data["wording"]}


class AskedFor(forms.Form):
    """From which day, and why."""

    from_day = DayField(label=_("From which day"), help_text=_("For example 9 4 2027"))
    reason = LineField(label=_("Why"), max_length=300, missing=_("Say why"))

    def __init__(self, *args: Any, at: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["from_day"].earliest = day_of(at)  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        return {"holds_from": self.cleaned_data["from_day"], "because": self.cleaned_data["reason"]}


class LeftOut(forms.Form):
    """That a part is left out of the draft as it was seen."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def as_arguments(self) -> dict[str, Any]:
        return {"seen": self.cleaned_data["seen"]}
