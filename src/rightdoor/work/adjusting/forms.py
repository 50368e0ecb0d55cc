"""What staff fill in about what somebody needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, OneField, WordsField
from rightdoor.records.adjustments.lifecycle import KIND_NAMES, SAY_MORE, WHOSE_NAMES, Kind, Whose

KINDS = [(one.value, words) for one, words in KIND_NAMES.items() if one is not Kind.AS_TOLD]


class NeedForm(forms.Form):
    """One need."""

    whose = OneField(label=_("Who needs it"), choices=[(one.value, words) for one, words in WHOSE_NAMES.items()],
                     rows=False, missing=_("Choose who needs it"))  # fmt: skip
    kind = OneField(label=_("What they need"), choices=KINDS, rows=False, missing=_("Choose what they need"))
    language = LineField(label=_("Which language, for an interpreter and for letters"), max_length=60, required=False)
    words = WordsField(label=_("Anything that helps to get it right"), rows=2, max_length=1000, required=False,
                       help_text=_("For example: lip-reads, so face them; her aunt Jo sits beside her"))  # fmt: skip
    source = LineField(label=_("Who told us, and how"), max_length=200, missing=_("Say who told us, and how"))

    def clean_whose(self) -> Whose:
        return Whose(self.cleaned_data["whose"])

    def clean_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])

    def clean(self) -> dict[str, Any]:
        """An interpreter speaks a language; some needs say more."""
        given = super().clean() or self.cleaned_data
        if given.get("kind") is Kind.INTERPRETER and not given.get("language"):
            self.add_error("language", _("Say which language"))
        if given.get("kind") in SAY_MORE and not given.get("words"):
            self.add_error("words", _("Say what is needed"))
        return given


class EndForm(forms.Form):
    """Why a need ends."""

    because = LineField(label=_("Why it ends"), max_length=300, missing=_("Say why it ends. It still stands"))
