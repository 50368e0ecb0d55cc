"""What a manager fills in to put in the words of an instrument under a licence."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.pure.measures.instruments import Licence
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.choosing import choices, chosen

LONGEST = 60_000


class LicenceForm(forms.Form):
    """Which service, which instrument, the licence, and the words as a file has them."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    licence_of = OneField(label=_("Which service"), rows=False, widget=forms.Select, missing=_("Choose which service"))
    licence_for = OneField(label=_("Which one"), rows=False, missing=_("Choose which one"))
    licence_named = LineField(label=_("The licence: from whom, and its number"), max_length=300,
                              missing=_("Say from whom the licence is"))  # fmt: skip
    licence_until = DayField(label=_("Until when"), help_text=_("For example 9 4 2027"))
    licence_words = WordsField(
        label=_("Its words"), rows=12, max_length=LONGEST,
        help_text=_("The words of the TOML file: [answers] with each number in words, and [[items]] with id and words "
                    "for child and adult, or any. Give alert_from where a person must be called."),
    )  # fmt: skip

    def __init__(self, *args: Any, services: Sequence[tuple[str, str]], at: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["licence_until"].earliest = day_of(at)  # type: ignore[attr-defined]
        self.fields["licence_of"].choices = [("", "–"), *services]  # type: ignore[attr-defined]
        self.fields["licence_for"].choices = [  # type: ignore[attr-defined]
            (one.id, one.name) for one in choices() if one.licence is Licence.LICENSED_UPLOAD and one.items
        ]

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "service": given["licence_of"], "instrument": chosen(given["licence_for"]),
            "licence": given["licence_named"], "licensed_until": given["licence_until"],
            "file_words": given["licence_words"], "form_key": given["form_key"],
        }  # fmt: skip
