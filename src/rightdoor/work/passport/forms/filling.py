"""The questions of one instrument, for whoever it was given to.  Leaving one is allowed, and is no nought."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import OneField
from rightdoor.pure.measures.instruments import Instrument, Respondent
from rightdoor.work.outcomes.choosing import in_voice
from rightdoor.work.outcomes.licensed import instrument_for
from rightdoor.work.outcomes.models import FormLink

ASKED = "asked_"


class FillForm(forms.Form):
    """One question under another; at least one is answered."""

    fill_for = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, instrument: Instrument, respondent: Respondent, **more: Any) -> None:
        super().__init__(*args, **more)
        self.lead = in_voice(instrument.lead, respondent)
        for item in instrument.items:
            choices = [
                (str(value), in_voice(instrument.answers.get(value, {}), respondent) or str(value))
                for value in range(item.lowest, item.highest + 1)
            ]
            self.fields[f"{ASKED}{item.id}"] = OneField(
                label=in_voice(item.words, respondent), choices=choices, required=False, rows=False
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors and not any(value for name, value in given.items() if name.startswith(ASKED)):
            raise forms.ValidationError(_("Answer at least one question. You can leave any other."))
        return given

    def answers(self) -> dict[str, int | None]:
        """The number of each answer that was taken; also of a form in which something else is wrong."""
        return {
            name.removeprefix(ASKED): int(value) if value else None
            for name, value in self.cleaned_data.items()
            if name.startswith(ASKED)
        }


def form_for(link: FormLink, data: QueryDict | None) -> FillForm:
    """The questions of a link, for whoever answers it; with what was sent, where something was."""
    instrument = instrument_for(link.episode, link.instrument, link.made_at)
    assert instrument is not None  # noqa: S101  a link that opens has one, and used ones keep theirs
    respondent = Respondent(link.respondent)
    return FillForm(data, instrument=instrument, respondent=respondent, initial={"fill_for": link.pk})
