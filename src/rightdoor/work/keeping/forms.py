"""What keepers of records fill in."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, SeveralField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.work.keeping.lifecycle import (
    ASKER_WORDS,
    HOLD_WORDS,
    IDENTITY_WORDS,
    KEEP_WORDS,
    WITHHELD_WORDS,
    Asker,
    HoldReason,
    Identity,
    KeepReason,
    Withheld,
)

GOES = "goes"


def choices_of(words: Any) -> list[tuple[str, str]]:
    """The codes and their words, as a field takes them."""
    return [(code.value, sentence) for code, sentence in words.items()]


class Keyed(forms.Form):
    """A form that is minted once: sent twice, it acts once."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("form_key", new_key())


class Find(forms.Form):
    """Which record somebody speaks of."""

    code = LineField(
        label=_("The code of a request"), help_text=_("Four words, for example from a letter"), max_length=80
    )


class Holding(Keyed):
    """Why nothing may go, and from when."""

    reason = OneField(label=_("Why it must be kept"), choices=choices_of(HOLD_WORDS))
    words = WordsField(label=_("Who asks for it, and where that is written"), rows=3, max_length=2000)
    starts_on = DayField(label=_("From which day"))

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("starts_on", today)

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        return self.cleaned_data | {"reason": HoldReason(self.cleaned_data["reason"])}


class Lifting(forms.Form):
    """Why a hold may end."""

    why_lifted = WordsField(label=_("Why the hold may end"), rows=3, max_length=2000)


class Asking(Keyed):
    """Who asked, how we know that it is them, and on which day."""

    asked_by = OneField(label=_("Who asks?"), choices=choices_of(ASKER_WORDS))
    identity = OneField(label=_("How do we know that it is them?"), choices=choices_of(IDENTITY_WORDS))
    came_on = DayField(label=_("On which day did they ask?"))

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["came_on"].latest = today  # type: ignore[attr-defined]
        self.initial.setdefault("came_on", today)

    def as_arguments(self, day: str) -> dict[str, Any]:
        """The names that the action takes; *day* is what it calls the day."""
        given = dict(self.cleaned_data)
        given[day] = given.pop("came_on")
        return given | {"asked_by": Asker(given["asked_by"]), "identity": Identity(given["identity"])}


class AskingForCopy(Asking):
    """The same for a copy, which holds of a parent's words only those of the one who asks."""

    code = LineField(
        label=_("If it is a parent or carer: the code of the request that they made"), required=False, max_length=120,
        help_text=_("They have it from us. Without it they are given nothing where more than one adult has asked"),
    )  # fmt: skip


class Chosen(forms.Form):
    """Which of the records that are listed."""

    ending_ids = SeveralField(label=_("Records"), rows=False, missing=_("Choose at least one record"))

    def __init__(self, *args: Any, listed: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["ending_ids"].choices = listed  # type: ignore[attr-defined]

    def clean_ending_ids(self) -> list[UUID]:
        return [UUID(key) for key in self.cleaned_data["ending_ids"]]


class Longer(forms.Form):
    """Why a record is kept although its time is over, or somebody asked for it to go."""

    why = OneField(label=_("Why it is kept"), choices=choices_of(KEEP_WORDS))

    def clean_why(self) -> KeepReason:
        return KeepReason(self.cleaned_data["why"])


class Parts(forms.Form):
    """What happens to the part about safety when the rest is erased."""

    safety = OneField(
        label=_("Red flags, and contacts with the bodies that act"),
        choices=[(GOES, _("They go with the rest")), *choices_of(KEEP_WORDS)],
        initial=GOES,
    )

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        said = self.cleaned_data["safety"]
        return {"kept": {} if said == GOES else {"safety": KeepReason(said)}}


class HoldBack(forms.Form):
    """Why an entry is not given."""

    entry = forms.CharField(widget=forms.HiddenInput, max_length=120)
    why = OneField(label=_("Why it is not given"), choices=choices_of(WITHHELD_WORDS), rows=False)

    def clean_why(self) -> Withheld:
        return Withheld(self.cleaned_data["why"])
