"""What staff fill in about an assessment."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.pure.rules.days import day_of
from rightdoor.work.assessments.actions.opening import Around
from rightdoor.work.assessments.lifecycle import KIND_NAMES, PART_NAMES, Kind, Part

KNOWN = [("yes", _("Yes")), ("no", _("No")), ("", _("Not known"))]
TRUTH = {"yes": True, "no": False}


class Open(forms.Form):
    """Why, by when, and who answers for them."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    kind = OneField(label=_("Which assessment"), choices=[(one.value, words) for one, words in KIND_NAMES.items()],
                    rows=False, missing=_("Choose which assessment"))  # fmt: skip
    why_now = WordsField(label=_("Why now"), rows=3, max_length=2000, missing=_("Say why now"))
    due_on = DayField(label=_("Whole by"), help_text=_("For example 9 4 2026"))
    social_worker = LineField(label=_("Social worker, and how to reach them"), max_length=200, required=False)
    reviewing_officer = LineField(label=_("Reviewing officer, and how to reach them"), max_length=200, required=False)
    personal_adviser = LineField(label=_("Personal adviser, and how to reach them"), max_length=200, required=False)
    missing_from_care = OneField(label=_("Missing from care now?"), choices=KNOWN, required=False, inline=True)
    unaccompanied = OneField(label=_("Came to this country without an adult who is responsible for them?"),
                             choices=KNOWN, required=False, inline=True)  # fmt: skip

    def __init__(self, *args: Any, at: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["due_on"].earliest = day_of(at)  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "form_key": given["form_key"], "kind": Kind(given["kind"]), "because": given["why_now"],
            "due_on": given["due_on"],
            "around": Around(
                social_worker=given["social_worker"], reviewing_officer=given["reviewing_officer"],
                personal_adviser=given["personal_adviser"],
                is_missing_from_care=TRUTH.get(given["missing_from_care"]),
                is_unaccompanied=TRUTH.get(given["unaccompanied"]),
            ),
        }  # fmt: skip


def part_field() -> OneField:
    """Of which part it is."""
    return OneField(label=_("Which part"), choices=[], rows=False, missing=_("Choose which part"))


class OfParts(forms.Form):
    """A form about one of these parts."""

    part = part_field()

    def __init__(self, *args: Any, parts: Sequence[Part], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["part"].choices = [(one.value, _(PART_NAMES[one])) for one in parts]  # type: ignore[attr-defined]


class NameAuthor(OfParts):
    """Who writes it."""

    author = OneField(label=_("Who writes it"), choices=[], rows=False, missing=_("Choose who writes it"))

    def __init__(self, *args: Any, people: Sequence[Account], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["author"].choices = [(str(one.pk), one.name) for one in people]  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        return {"part": Part(self.cleaned_data["part"]), "author_id": self.cleaned_data["author"]}


class WritePart(OfParts):
    """One part, with what the young person says and what makes it easier for them."""

    found = WordsField(label=_("What you found: what is working, what worries, what is needed"), rows=6,
                       max_length=8000, missing=_("Say what you found"))  # fmt: skip
    they_say = WordsField(label=_("What the young person says, in their words"), rows=3, max_length=4000,
                          required=False)  # fmt: skip
    easier = WordsField(
        label=_("What makes it easier for them to take part"), rows=2, max_length=500, required=False,
        help_text=_("It stands from now on wherever they are met"),
    )  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"part": Part(given["part"]), "words": given["found"], "their_words": given["they_say"],
                "helps": given["easier"]}  # fmt: skip


class LeaveOut(OfParts):
    """One part that is left out, and why."""

    left_because = WordsField(label=_("Why it is left out"), rows=2, max_length=2000,
                              missing=_("Say why it is left out"))  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        return {"part": Part(self.cleaned_data["part"]), "because": self.cleaned_data["left_because"]}


class SumUp(forms.Form):
    """One summary of all parts."""

    summing_up = WordsField(label=_("What it means for them, and who does what by when"), rows=6, max_length=8000,
                            missing=_("Write the summary"))  # fmt: skip
    carers = WordsField(label=_("What whoever cares for them needs to know"), rows=3, max_length=4000, required=False)

    def as_arguments(self) -> dict[str, Any]:
        return {"summary": self.cleaned_data["summing_up"], "advice_to_carers": self.cleaned_data["carers"]}
