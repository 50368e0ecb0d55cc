"""What staff fill in to pass a child on, and to answer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, SeveralField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.work.onward.actions.sending import Passing
from rightdoor.work.onward.lifecycle import PART_NAMES, Part


class Send(forms.Form):
    """Why, who agreed, and which parts go."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    shown_mark = forms.CharField(widget=forms.HiddenInput)
    going = SeveralField(
        label=_("What they agreed may go"), required=False,
        help_text=_("Each stands below, word by word. Who it is and how to reach them safely always goes."),
    )  # fmt: skip
    on_because = WordsField(label=_("Why this service, and what you ask of them"), rows=3, max_length=2000,
                            missing=_("Say why this service"))  # fmt: skip
    on_agreed = LineField(label=_("Who agreed to it, and how"), max_length=300,
                          help_text=_("For example: Wren said yes to each part, on the phone today"),
                          missing=_("Say who agreed, and how"))  # fmt: skip
    on_together = WordsField(label=_("How we hand over together"), rows=2, max_length=2000, required=False,
                             help_text=_("A meeting with both, a time with both, who tells the family"))  # fmt: skip
    on_nevertheless = WordsField(label=_("If its rules do not say yes: why it is right nevertheless"), rows=2,
                                 max_length=2000, required=False)  # fmt: skip

    def __init__(self, *args: Any, parts: Mapping[Part, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.parts = parts
        self.fields["going"].choices = [  # type: ignore[attr-defined]
            (part.value, _(PART_NAMES[part])) for part in parts if part is not Part.WHO
        ]

    def passing(self, service: str) -> Passing:
        """As the action takes it."""
        given = self.cleaned_data
        chosen = {Part.WHO.value, *given["going"]}
        return Passing(
            service=service, because=given["on_because"], agreed=given["on_agreed"], together=given["on_together"],
            nevertheless=given["on_nevertheless"],
            parts={part: words for part, words in self.parts.items() if part.value in chosen},
        )  # fmt: skip


class Receive(forms.Form):
    """Who has it there."""

    who_has_it = LineField(label=_("Who has it there"), max_length=160, missing=_("Say who has it there"))
    their_reference = LineField(label=_("Their reference"), max_length=80, required=False)

    def as_arguments(self) -> dict[str, Any]:
        return {"who": self.cleaned_data["who_has_it"], "reference": self.cleaned_data["their_reference"]}


class Accept(forms.Form):
    """They take the child on."""

    yes_words = WordsField(label=_("What they said with it"), rows=2, max_length=2000, required=False)

    def as_arguments(self) -> dict[str, Any]:
        return {"words": self.cleaned_data["yes_words"]}


class GiveBack(forms.Form):
    """They do not, and why."""

    back_because = WordsField(label=_("Why it comes back, and what would fit better"), rows=3, max_length=2000,
                              missing=_("Say why it comes back"))  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        return {"because": self.cleaned_data["back_because"]}


class Withdraw(forms.Form):
    """It is taken back before they answered."""

    take_back_because = WordsField(label=_("Why you take it back"), rows=2, max_length=2000,
                                   missing=_("Say why you take it back"))  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        return {"because": self.cleaned_data["take_back_because"]}
