"""What is asked of whoever looks for a child, joins two records, or looks again."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.pure.linking.nhs_number import read_nhs_number
from rightdoor.records.people.linking.known import Told

OLDEST = 120


class Look(forms.Form):
    """Whom somebody looks for: any two of these find a child again."""

    name = LineField(label=_("Name"), required=False, max_length=400, help_text=_("As far as you know it"))
    born_on = DayField(label=_("Day of birth"), required=False)
    postcode = LineField(label=_("Postcode"), required=False, max_length=12)
    nhs_number = LineField(label=_("NHS number"), required=False, max_length=20)

    def clean_nhs_number(self) -> str:
        """Ten digits whose last checks the others."""
        said: str = self.cleaned_data["nhs_number"]
        number = read_nhs_number(said) if said else ""
        if number is None:
            raise forms.ValidationError(_("This cannot be an NHS number: one of its ten digits is wrong, or missing"))
        return number

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
