"""What a visitor types or chooses.  Forms clean; they keep nothing."""

import re
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from rightdoor.doors.frontdoor.areas import served
from rightdoor.doors.frontdoor.told import RED_FLAGS
from rightdoor.doors.frontdoor.wordings import NONE, NOT_SURE, Question
from rightdoor.ground.design.form_fields import LineField, OneField, SeveralField
from rightdoor.ground.design.languages import ours
from rightdoor.records.directory.postcodes import NotAPostcode, Place, find_place, normalise

OLDEST = 120
NOT_KNOWN = _("We do not know that place. Try a postcode, or the nearest town")
NO_AREA = _("That is in more than one council area. Type the whole postcode")
NOT_AN_AGE = _("Type the age as a number, like 15")
YES, NO = "yes", "no"


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: everything that was sent, also where that is nothing."""
    return request.POST if request.method == "POST" else None


class PlaceField(LineField):
    """A postcode, half of one, a town or an area; cleaned to a `Place`."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 60)
        super().__init__(**options)

    def clean(self, value: Any) -> Place | None:
        """The place, or a sentence that says what would do instead."""
        words = super().clean(value)
        if not words:
            return None
        place = find_place(words)
        if place is None:
            raise forms.ValidationError(self.why_not(words))
        if place.area is None:
            raise forms.ValidationError(NO_AREA)
        return place

    def why_not(self, words: str) -> Any:
        """A postcode that nobody has is told apart from a town that we do not know."""
        if not any(letter.isdigit() for letter in words):
            return NOT_KNOWN
        try:
            return _("We do not know the postcode %(postcode)s. Check it, or type a town") % {
                "postcode": normalise(words)
            }
        except NotAPostcode as refused:
            return ours(str(refused))


class AgeField(LineField):
    """An age in years; "15 years" is an age too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(inputmode="numeric", max_length=20, **options)

    def clean(self, value: Any) -> int | None:
        """The number of years."""
        words = super().clean(value)
        if not words:
            return None
        found = re.fullmatch(r"\D*(\d{1,3})\D*", words)
        if found is None or int(found[1]) > OLDEST:
            raise forms.ValidationError(NOT_AN_AGE)
        return int(found[1])


class FindForm(forms.Form):
    """A few words, a place and an age; none of them must be given."""

    words = LineField(
        label=_("What is going on?"),
        help_text=_("A few words. For example, can’t sleep before exams"),
        required=False,
        max_length=200,
    )
    place = PlaceField(label=_("Postcode or town"), required=False)
    age = AgeField(label=_("Age"), required=False)


class AreaForm(forms.Form):
    """Choose an area, or find it by a postcode."""

    area = OneField(label=_("Your area"), required=False)
    place = PlaceField(label=_("Or find it by a postcode or town"), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field = self.fields["area"]
        field.choices = [*served().items(), ("", _("Show every area"))]  # type: ignore[attr-defined]

    def chosen(self) -> str:
        """The area that was chosen or found."""
        place: Place | None = self.cleaned_data["place"]
        return (place.area or "") if place else str(self.cleaned_data["area"])


class SafetyForm(forms.Form):
    """The red flags, asked before anything else."""

    answer = SeveralField(
        label=_("Is anyone in danger?"),
        help_text=_("Tick all that are true, for you or for the person you are asking about."),
        choices=[
            ("in_danger_now", _("Someone is in danger right now")),
            ("immediate_suicide_risk", _("Someone might end their life soon")),
            ("significant_self_harm", _("Someone is hurting themselves badly")),
            ("at_risk_of_significant_harm", _("Someone is hurting a child or young person, or they are not safe")),
            (NONE, _("None of these")),
        ],
        alone=NONE,
        missing=_("Tick what is true, or “None of these”"),
    )

    def flags(self) -> dict[str, bool]:
        """Every red flag, raised or not."""
        return {flag: flag in self.cleaned_data["answer"] for flag in RED_FLAGS}


class QuestionForm(forms.Form):
    """One question; its field is always called answer."""

    def __init__(self, question: Question, who: str, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.question = question
        self.fields["answer"] = field_for(question, who)

    def value(self) -> Any:
        """The answer as a fact holds it."""
        given = self.cleaned_data["answer"]
        if self.question.kind == "yes_no" and given != NOT_SURE:
            return given == YES
        return given.area if isinstance(given, Place) else given

    def place(self) -> str:
        """A place as one says it."""
        given = self.cleaned_data["answer"]
        return given.town if isinstance(given, Place) else ""


def field_for(question: Question, who: str) -> forms.Field:
    """The field that a question needs."""
    words: dict[str, Any] = {"label": ours(question.asks(who)), "help_text": ours(question.hint)}
    if question.kind == "number":
        return AgeField(width=4, missing=_("Type a number, or press “Not sure”"), **words)
    if question.kind == "place":
        return PlaceField(missing=_("Type a postcode or a town, or press “Not sure”"), **words)
    if question.kind == "yes_no":
        choices: list[tuple[str, Any]] = [(YES, _("Yes")), (NO, _("No"))]
        return OneField(choices=choices, missing=_("Choose one, or press “Not sure”"), **words)
    answers = question.answers_for(who)
    choices = [(one.code, ours(one.say)) for one in answers]
    hints = {one.code: ours(one.hint) for one in answers if one.hint}
    if question.kind == "one":
        return OneField(choices=choices, hints=hints, missing=_("Choose one, or press “Not sure”"), **words)
    if question.none:
        choices.append((NONE, ours(question.none)))
    missing = _("Tick at least one, or press “Not sure”")
    return SeveralField(choices=choices, hints=hints, alone=NONE if question.none else "", missing=missing, **words)
