"""What managers fill in about who is qualified and supervised."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.lifecycle import ROLE_NAMES, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.design.form_fields import DayField, LineField


class Qualified(forms.Form):
    """A registration that was checked."""

    profession = LineField(label=_("Profession"), max_length=120, help_text=_("For example: mental health nurse"))
    register = LineField(label=_("Register"), max_length=120, help_text=_("The body that keeps the register"))
    number = LineField(label=_("Number on the register"), max_length=40, required=False)
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until, the last day"))

    def clean(self) -> dict[str, Any]:
        """It ends after it starts."""
        return in_order(self)


class Supervised(forms.Form):
    """Who supervises them."""

    supervisor_id = forms.ChoiceField(label=_("Supervisor"), error_messages={"required": _("Choose who it is")})
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until, if that is known"), required=False)

    def __init__(self, *args: Any, people: Iterable[Account] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", _("Choose")), *((str(one.pk), one.name) for one in people)]
        self.fields["supervisor_id"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """It ends after it starts."""
        return in_order(self)


class Ended(forms.Form):
    """The last day of something that is on record."""

    ends_on = DayField(label=_("The last day"))

    def __init__(self, *args: Any, day: date | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        if day is not None:
            self.initial["ends_on"] = day


class AskedRole(forms.Form):
    """A role that a colleague should have."""

    role = forms.ChoiceField(
        label=_("Role"), choices=[("", _("Choose")), *((role.value, _(ROLE_NAMES[role])) for role in Role)],
        error_messages={"required": _("Choose a role")},
    )  # fmt: skip
    area = forms.ChoiceField(label=_("Where"), required=False)
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until, the last day, if that is known"), required=False)
    source = LineField(
        label=_("Who decided it"), max_length=120, help_text=_("For example: the manager, by letter of 3 March"),
        missing=_("Say who decided that they have this role"),
    )  # fmt: skip

    def __init__(self, *args: Any, areas: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        named = ((code, code.replace("-", " ").capitalize()) for code in areas)
        self.fields["area"].choices = [("", _("Every area")), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """It ends after it starts."""
        return in_order(self)


class TakenRole(forms.Form):
    """Why a role is taken away."""

    because = LineField(label=_("Why"), max_length=60, missing=_("Say why. Nothing was changed"))


def in_order(form: forms.Form) -> dict[str, Any]:
    """The cleaned answers, with a sentence where the second day is before the first."""
    given = form.cleaned_data
    starts_on, ends_on = given.get("starts_on"), given.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        form.add_error("ends_on", _("It ends before it starts. Check the two days. Everything else is kept"))
    return given
