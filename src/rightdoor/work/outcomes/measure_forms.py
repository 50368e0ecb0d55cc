"""What staff fill in about an instrument: its answers, or its scores where its questions may not be here."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, OneField
from rightdoor.pure.keys import new_key
from rightdoor.pure.measures.instruments import Instrument, Item, Respondent, Scale, Sex
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.choosing import RESPONDENT_NAMES, has_norms, has_words, in_voice

UNKNOWN = "unknown"
NORMS = ((Sex.FEMALE.value, _("Those for girls")), (Sex.MALE.value, _("Those for boys")), (UNKNOWN, _("Not known")))
NO_NORM = _("The norms were made for two sexes. Where it is not known, or neither fits, it has no band.")
ITEM, SCALE = "item_", "scale_"
WRONG = _("Write a number from %(lowest)s to %(highest)s")


class ScoreField(forms.DecimalField):
    """One score of a scale, or nothing."""

    def __init__(self, scale: Scale) -> None:
        lowest, highest = scale.lowest, scale.highest
        told = WRONG % {"lowest": lowest, "highest": highest}
        super().__init__(
            label=scale.name, help_text=_("From %(lowest)s to %(highest)s") % {"lowest": lowest, "highest": highest},
            required=False, min_value=lowest, max_value=highest, max_digits=10, decimal_places=4,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            error_messages=dict.fromkeys(
                ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"), told
            ),
        )  # fmt: skip
        self.width = 5


class MeasureForm(forms.Form):
    """One instrument, of one day, by one person."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    measured_on = DayField(label=_("Day"), help_text=_("For example 9 4 2026"))
    who_answered = OneField(label=_("Who answered"), choices=[], rows=False, missing=_("Say who answered"))

    def __init__(self, *args: Any, instrument: Instrument, at: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.instrument = instrument
        self.fields["measured_on"].latest = day_of(at)  # type: ignore[attr-defined]
        self.fields["who_answered"].choices = [  # type: ignore[attr-defined]
            (one.value, _(RESPONDENT_NAMES[one])) for one in instrument.respondents
        ]
        if has_norms(instrument):
            self.fields["norm_sex_said"] = OneField(label=_("Which norms"), choices=NORMS, rows=False,
                                                    help_text=NO_NORM, missing=_("Say which norms"))  # fmt: skip
        if has_words(instrument):
            self.fields.update({f"{ITEM}{one.id}": item_field(instrument, one) for one in instrument.items})
        else:
            self.fields.update({f"{SCALE}{one.id}": ScoreField(one) for one in instrument.scales})

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        answers = {name.removeprefix(ITEM): value for name, value in given.items() if name.startswith(ITEM)}
        scores = {name.removeprefix(SCALE): value for name, value in given.items() if name.startswith(SCALE)}
        return {
            "instrument": self.instrument, "respondent": Respondent(given["who_answered"]),
            "answered_on": given["measured_on"], "form_key": given["form_key"],
            "answers": {name: int(value) if value else None for name, value in answers.items()},
            "norm_sex": given.get("norm_sex_said", "").replace(UNKNOWN, ""),
            "scores": {name: value for name, value in scores.items() if value is not None},
        }  # fmt: skip


def item_field(instrument: Instrument, item: Item) -> OneField:
    """One question; leaving it is allowed, and is no nought."""
    who = instrument.respondents[0]
    answers = [
        (str(value), in_voice(instrument.answers.get(value, {}), who) or str(value))
        for value in range(item.lowest, item.highest + 1)
    ]
    return OneField(label=in_voice(item.words, who), choices=answers, required=False, rows=False)
