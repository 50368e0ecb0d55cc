"""What staff fill in: what was done, and turns on the rota."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.ground.tasks.models import Shift

LONGEST = timedelta(days=92)
AGREED, NOT_AGREED = "agreed", "not_agreed"
EVERY_DAY, WEEKDAYS, WEEKENDS = "every_day", "weekdays", "weekends"
DAYS = {EVERY_DAY: range(7), WEEKDAYS: range(5), WEEKENDS: range(5, 7)}


class Done(forms.Form):
    """What was done."""

    outcome = WordsField(
        label=_("What was done"), max_length=2000, missing=_("Say in a few words what was done. Nothing was changed.")
    )


class Dropped(forms.Form):
    """Why a message does not go out."""

    reason = LineField(
        label=_("How they were told, or why it must not go out"),
        max_length=120,
        missing=_("Say how they were told, or why it must not go out. The message is kept."),
    )


class Settled(forms.Form):
    """What a second person says to what somebody asked for, and why not."""

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


class Pressed(forms.Form):
    """A press that says all there is to say."""

    def as_arguments(self) -> dict[str, Any]:
        return {}


class HourField(LineField):
    """A time of day, such as 9:00 or 17.30."""

    def clean(self, value: Any) -> Any:
        """The time that the words name."""
        words = str(super().clean(value)).replace(".", ":")
        hour, _colon, minute = words.partition(":")
        try:
            return time(int(hour), int(minute or 0))
        except ValueError:
            raise forms.ValidationError(_("Write the time like 9:00 or 17:30. Everything else is kept")) from None


class Turns(forms.Form):
    """A turn on the rota, on one day or on several."""

    area = OneField(label=_("Area"))
    kind = OneField(label=_("Turn"), choices=Shift.Kind.choices)
    account = forms.ModelChoiceField(
        queryset=Account.objects.none(),
        label=_("Who"),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose who it is")},
    )
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Leave empty for one day"))
    which = OneField(
        label=_("Which of those days"),
        choices=[(EVERY_DAY, _("Every day")), (WEEKDAYS, _("Monday to Friday")), (WEEKENDS, _("Saturday and Sunday"))],
        initial=EVERY_DAY,
    )
    starts = HourField(label=_("From"), width=5, help_text=_("For example 9:00"))
    ends = HourField(label=_("Until"), width=5, help_text=_("A turn such as 17:00 to 9:00 goes on into the next day"))
    phone = LineField(
        label=_("Mobile number for alerts"),
        required=False,
        max_length=30,
        inputmode="tel",
        help_text=_("Alerts go by e-mail in any case. They never say what happened"),
    )

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]], people: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["area"].choices = list(areas)  # type: ignore[attr-defined]
        self.fields["account"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The days of the turn, one by one."""
        given = super().clean() or {}
        first, last = given.get("first_day"), given.get("last_day") or given.get("first_day")
        if first and last:
            if last < first or last - first > LONGEST:
                self.add_error("last_day", _("The last day comes after the first, within three months"))
            else:
                given["days"] = days_between(first, last, given.get("which", EVERY_DAY))
        return given

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        given = self.cleaned_data
        taken = {name: given[name] for name in ("area", "kind", "account", "days", "starts", "ends")}
        return taken | {"phone": given["phone"] or None}


def days_between(first: date, last: date, which: str) -> list[date]:
    """The days of a span that are of the wanted kind."""
    span = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in span if day.weekday() in DAYS[which]]
