"""What staff fill in about a place that is free."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.pure.programmes import Programme
from rightdoor.pure.rules.days import day_of
from rightdoor.work.freeplaces.actions.offering import Looked
from rightdoor.work.freeplaces.lifecycle import SAID_NAMES, WAIT_NAMES, Said, Wait


class Free(forms.Form):
    """What is free, and from when."""

    programme = OneField(label=_("What is free"), choices=[], rows=False, missing=_("Choose what is free"))
    starts_on = DayField(label=_("From when"), help_text=_("For example 9 4 2026"))
    language = LineField(label=_("The language in which it is held, if not English"), max_length=60, required=False)

    def __init__(self, *args: Any, programmes: Sequence[Programme], at: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["programme"].choices = [(one.name, one.says) for one in programmes]  # type: ignore[attr-defined]
        self.fields["starts_on"].earliest = day_of(at)  # type: ignore[attr-defined]


class Offered(forms.Form):
    """What is offered, what was looked at first, and until when they answer."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    what = LineField(label=_("What you offer, as you tell them"), max_length=300,
                     help_text=_("When, where and with whom"), missing=_("Say what you offer"))  # fmt: skip
    starts_on = DayField(label=_("From when"), help_text=_("For example 9 4 2026"))
    answer_by = DayField(label=_("They answer by the end of"), help_text=_("Two days from now or more"))
    safety = LineField(label=_("Their safety: what you found"), max_length=300,
                       missing=_("Say what you found about their safety"))  # fmt: skip
    contact = LineField(label=_("How you reach them: is it still safe?"), max_length=300,
                        missing=_("Say whether you reach them safely"))  # fmt: skip
    fit = LineField(label=_("Does it fit them?"), max_length=300, missing=_("Say whether it fits"))

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "form_key": given["form_key"], "what": given["what"], "starts_on": given["starts_on"],
            "answer_by": given["answer_by"],
            "looked": Looked(safety=given["safety"], contact=given["contact"], fit=given["fit"]),
        }  # fmt: skip


class Answered(forms.Form):
    """What they said."""

    said = OneField(label=_("What they said"), choices=[(one.value, words) for one, words in SAID_NAMES.items()],
                    rows=False, missing=_("Choose what they said"))  # fmt: skip
    said_words = WordsField(label=_("In their words"), rows=2, max_length=2000, required=False)

    def as_arguments(self) -> dict[str, Any]:
        return {"said": Said(self.cleaned_data["said"]), "words": self.cleaned_data["said_words"]}


class DecideWait(forms.Form):
    """What is decided for one who waits where nobody new is taken."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    wait_decision = OneField(label=_("What is decided"), rows=False,
                             choices=[(one.value, words) for one, words in WAIT_NAMES.items()])  # fmt: skip
    wait_because = LineField(label=_("Why, or what they were told, by whom and how"), max_length=400,
                             missing=_("Say why, or what they were told"))  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        """As the action takes it."""
        given = self.cleaned_data
        return {"decision": Wait(given["wait_decision"]), "because": given["wait_because"],
                "form_key": given["form_key"]}  # fmt: skip
