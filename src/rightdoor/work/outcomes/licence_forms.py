"""What a manager fills in to put in the words of an instrument under a licence."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.pure.measures.licensed import can_be_put_in
from rightdoor.pure.measures.registry import InstrumentFileWrong
from rightdoor.pure.measures.uploaded import LONGEST, words_of_file
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.choosing import choices, chosen


class LicenceForm(forms.Form):
    """Which service, which instrument, the licence, and the words as a file has them."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    licence_of = OneField(label=_("Which service"), rows=False, widget=forms.Select, missing=_("Choose which service"))
    licence_for = OneField(label=_("Which one"), rows=False, missing=_("Choose which one"))
    licence_named = LineField(label=_("The licence: from whom, and its number"), max_length=300,
                              missing=_("Say from whom the licence is"))  # fmt: skip
    licence_until = DayField(label=_("Until when"), help_text=_("For example 9 4 2027"))
    licence_file = forms.FileField(
        label=_("Its words as a file"), required=False,
        help_text=_("A TOML file, or a table with commas (CSV) with the headings what, id, child, adult, any, reverse, "
                    "alert_from, lowest, highest, scale. What it says is put into the words below."),
    )  # fmt: skip
    licence_words = WordsField(
        label=_("Or its words here"), rows=12, max_length=LONGEST, required=False,
        help_text=_("The words of the TOML file: [answers] with each number in words, and [[items]] with id and words "
                    "for child and adult, or any. Give alert_from where a person must be called."),
    )  # fmt: skip

    def __init__(self, *args: Any, services: Sequence[tuple[str, str]], at: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["licence_until"].earliest = day_of(at)  # type: ignore[attr-defined]
        self.fields["licence_of"].choices = [("", "–"), *services]  # type: ignore[attr-defined]
        self.fields["licence_for"].choices = [  # type: ignore[attr-defined]
            (one.id, one.name) for one in choices() if can_be_put_in(one)
        ]

    def clean(self) -> dict[str, Any]:
        """A file that can be read takes the place of the words; of one that cannot, what is wrong in which line."""
        given = super().clean() or self.cleaned_data
        file = given.get("licence_file")
        if file is None and not given.get("licence_words"):
            self.add_error("licence_words", _("Choose a file, or write its words"))
        if file is not None:
            try:
                given["licence_words"] = words_of_file(file.name, file.read(LONGEST * 4))
            except InstrumentFileWrong as wrong:
                self.add_error("licence_file", f"{file.name}: {wrong}. Nothing was kept; everything you typed is.")
        return given

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "service": given["licence_of"], "instrument": chosen(given["licence_for"]),
            "licence": given["licence_named"], "licensed_until": given["licence_until"],
            "file_words": given["licence_words"], "form_key": given["form_key"],
        }  # fmt: skip
