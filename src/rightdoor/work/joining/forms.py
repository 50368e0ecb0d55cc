"""What is asked of whoever looks for a child, joins two records, or looks again."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.pure.linking.nhs_number import read_nhs_number
from rightdoor.records.people.linking.known import Told
from rightdoor.work.triage.forms.ages import Born

LATE, LONGEST = timedelta(days=28), timedelta(days=300)  # how late a child may come, and how early it is known


class NhsNumberField(LineField):
    """Ten digits whose last checks the others; kept without spaces."""

    def clean(self, value: Any) -> str:
        said: str = super().clean(value)
        number = read_nhs_number(said) if said else ""
        if number is None:
            raise forms.ValidationError(_("This cannot be an NHS number: one of its ten digits is wrong, or missing"))
        return number


class Who(Born):
    """Who a child is, as far as it is known.  A child who is not born yet has an expected day."""

    preferred_name = LineField(label=_("Name they go by"), required=False, max_length=120)
    legal_name = LineField(label=_("Full legal name"), required=False, max_length=160)
    born_on = DayField(label=_("Day of birth"), required=False)
    due_on = DayField(label=_("Expected day of birth, if they are not born yet"), required=False)
    nhs_number = NhsNumberField(label=_("NHS number"), required=False, max_length=20)
    postcode = LineField(label=_("Postcode"), required=False, max_length=10)
    school = LineField(label=_("School"), required=False, max_length=160)

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, today=today, **more)
        due = self.fields["due_on"]
        due.earliest, due.latest = today - LATE, today + LONGEST  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Born, or expected; and some name or number stays."""
        given = super().clean() or self.cleaned_data
        if given.get("born_on") and given.get("due_on"):
            self.add_error("due_on", _("Give the day of birth or the expected day, not both"))
        if not self.errors and not (given["preferred_name"] or given["legal_name"] or given["nhs_number"]):
            self.add_error("preferred_name", _("Give a name, as far as you know it"))
        return given


class Look(forms.Form):
    """Whom somebody looks for: any two of these find a child again."""

    name = LineField(label=_("Name"), required=False, max_length=400, help_text=_("As far as you know it"))
    born_on = DayField(label=_("Day of birth"), required=False)
    postcode = LineField(label=_("Postcode"), required=False, max_length=12)
    nhs_number = NhsNumberField(label=_("NHS number"), required=False, max_length=20)

    def clean(self) -> dict[str, Any]:
        """A number alone is enough; else two of the others."""
        given = super().clean() or self.cleaned_data
        known = [name for name in ("name", "born_on", "postcode") if given.get(name)]
        if not self.errors and not given.get("nhs_number") and len(known) < 2:
            self.add_error("name", _("Give the NHS number, or two of name, day of birth and postcode"))
        return given

    def told(self, partnership: UUID) -> Told:
        """The same, for the look-up."""
        said = self.cleaned_data
        born_on: date | None = said["born_on"]
        return Told(partnership, (said["name"],), born_on, said["postcode"], said["nhs_number"])


class Join(forms.Form):
    """Why two records are of one child."""

    reason = WordsField(label=_("How do you know that they are one child?"), rows=3, max_length=2000,
                        help_text=_("For example: you asked the family, or the NHS number is the same"),
                        missing=_("Say how you know"))  # fmt: skip


class Part(forms.Form):
    """Why two records are of two children after all."""

    reason = WordsField(label=_("How do you know that they are two children?"), rows=3, max_length=2000,
                        missing=_("Say how you know"))  # fmt: skip


class Review(forms.Form):
    """Which way of reaching the child holds."""

    holds = OneField(label=_("How may they be reached?"), missing=_("Choose what holds"), choices=[
        ("stricter", _("Only as both records allow: the stricter goes on holding")),
        ("each", _("Each request as was said for it: I have read both")),
    ])  # fmt: skip
