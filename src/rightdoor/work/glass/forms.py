"""What is asked before a record is opened, and after."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.work.glass.lifecycle import FINDINGS, REASONS, SHORTEST, Finding, Reason
from rightdoor.work.referrals.codes import normalise_code


class BreakForm(forms.Form):
    """Whose record, and why now."""

    code = LineField(
        label=_("Code of a request"), help_text=_("Four words, if they have it"), required=False, max_length=120
    )
    name = LineField(label=_("Or their name"), required=False, max_length=160)
    born_on = DayField(label=_("and date of birth"), required=False)
    reason = OneField(
        label=_("Why must you read it now?"),
        choices=[(one.value, say) for one, say in REASONS.items()],
        missing=_("Choose why"),
    )
    words = WordsField(label=_("Say it in a sentence"), rows=3, max_length=2000, min_length=SHORTEST,
                       help_text=_("A second person reads this. Do not name anybody else"),
                       missing=_("Say in a sentence why you must read this now"),
                       error_messages={"min_length": _("Say in a sentence why you must read this now")})  # fmt: skip

    def clean_code(self) -> str:
        """The code as it is kept."""
        return normalise_code(self.cleaned_data["code"]) if self.cleaned_data["code"] else ""

    def clean(self) -> dict[str, Any]:
        """A code, or a name with a date of birth."""
        given = super().clean() or self.cleaned_data
        if not given.get("code") and not (given.get("name") and given.get("born_on")) and not self.errors:
            self.add_error("code", _("Type the code, or the name and the date of birth"))
        return given

    def asked(self) -> dict[str, Any]:
        """As the action takes it."""
        born_on: date | None = self.cleaned_data["born_on"]
        return {**self.cleaned_data, "born_on": born_on, "reason": Reason(self.cleaned_data["reason"])}


class ReviewForm(forms.Form):
    """Whether it was right."""

    finding = OneField(
        label=_("Was it right to read this?"),
        choices=[(one.value, say) for one, say in FINDINGS.items()],
        missing=_("Choose one"),
    )
    words = WordsField(label=_("In a few words"), rows=3, max_length=2000,
                       missing=_("Say in a few words what you found"))  # fmt: skip

    def found(self) -> dict[str, Any]:
        """As the action takes it."""
        return {"finding": Finding(self.cleaned_data["finding"]), "words": self.cleaned_data["words"]}
