"""What came of what fell due."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import OneField, WordsField
from rightdoor.work.milestones.lifecycle import OUTCOME_NAMES, Outcome


class Settle(forms.Form):
    """What came of it, in a word and in their own."""

    outcome = OneField(
        label=_("What came of it"), choices=[(one.value, words) for one, words in OUTCOME_NAMES.items()], rows=False,
        missing=_("Choose what came of it"),
    )  # fmt: skip
    words = WordsField(label=_("In a few words, theirs where you can"), rows=3, max_length=4000,
                       missing=_("Say in a few words what came of it"))  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        return {"outcome": Outcome(self.cleaned_data["outcome"]), "words": self.cleaned_data["words"]}
