"""What staff fill in to offer a time, or to call one off."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from rightdoor.ground.design.form_fields import DayField, LineField, OneField
from rightdoor.ground.tasks.forms import HourField
from rightdoor.pure.keys import new_key
from rightdoor.pure.rules.days import LONDON
from rightdoor.work.meeting.actions.offering import FURTHEST
from rightdoor.work.meeting.lifecycle import LENGTHS, How

LONG = [(str(one), ngettext_lazy("%d minute", "%d minutes") % one) for one in LENGTHS]
HOWS = [(How.CALL, _("By phone")), (How.VIDEO, _("By video")), (How.PLACE, _("Face to face"))]


class OfferTime(forms.Form):
    """A time of one's own, for whoever asked."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    meet_on = DayField(label=_("Day"), help_text=_("For example 9 4 2026"))
    meet_time = HourField(label=_("Time"), width=5, help_text=_("For example 9:05 or 17:30"))
    minutes = OneField(label=_("How long"), choices=LONG, initial="30", inline=True)
    how = OneField(label=_("How"), choices=HOWS, initial=How.CALL, rows=False)
    location = LineField(label=_("Where, or what to open"), help_text=_("They read it. Leave it empty for a call"),
                      required=False, max_length=200)  # fmt: skip

    def __init__(self, *args: Any, at: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        today = at.astimezone(LONDON).date()
        self.fields["meet_on"].earliest = today  # type: ignore[attr-defined]
        self.fields["meet_on"].latest = today + FURTHEST  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who is to come somewhere is told where; a time that the clocks leave out is none."""
        given = super().clean() or self.cleaned_data
        if given.get("how") in (How.PLACE, How.VIDEO) and not given.get("location"):
            self.add_error("location", _("Say where, or what to open"))
        day, hour = given.get("meet_on"), given.get("meet_time")
        if day and hour and is_left_out(datetime.combine(day, hour, tzinfo=LONDON)):
            self.add_error("meet_time", _("The clocks go forward over that time. Choose another"))
        return given

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        given = dict(self.cleaned_data)
        day, hour = given.pop("meet_on"), given.pop("meet_time")
        starts_at = datetime.combine(day, hour, tzinfo=LONDON)
        return given | {"starts_at": starts_at, "minutes": int(given["minutes"]), "how": How(given["how"])}


def is_left_out(moment: datetime) -> bool:
    """Whether the clocks jump over this local time in spring."""
    there_and_back = moment.astimezone(UTC).astimezone(LONDON)
    return there_and_back.replace(tzinfo=None) != moment.replace(tzinfo=None)


class CallOff(forms.Form):
    """Why a time is called off, in words that they read."""

    call_off_why = LineField(
        label=_("Why, as they will read it"), max_length=300, missing=_("Say why. They read exactly these words")
    )
