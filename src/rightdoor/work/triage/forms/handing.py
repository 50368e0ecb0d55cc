"""Recording that a person took a request to its service."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField
from rightdoor.ground.tasks.forms import HourField
from rightdoor.pure.rules.days import LONDON


class HandOver(forms.Form):
    """Who took the request, when, and under which reference."""

    handed_to = LineField(
        label=_("Who took it"),
        help_text=_("Their name and team"),
        max_length=160,
        missing=_("Say who took it. It counts as handed over only then"),
    )
    handed_on = DayField(label=_("Day"))
    handed_time = HourField(label=_("Time"), width=5, help_text=_("For example 9:05 or 17:30"))
    reference = LineField(
        label=_("Their reference"),
        help_text=_("If they gave none, write that they gave none"),
        max_length=80,
        missing=_("Write their reference. It counts as handed over only then"),
    )

    def __init__(self, *args: Any, at: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        now = at.astimezone(LONDON)
        self.fields["handed_on"].latest = now.date()  # type: ignore[attr-defined]
        self.initial.update({"handed_on": now.date(), "handed_time": f"{now:%H:%M}"})

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        given = dict(self.cleaned_data)
        day, hour = given.pop("handed_on"), given.pop("handed_time")
        return given | {"handed_at": datetime.combine(day, hour, tzinfo=LONDON)}
