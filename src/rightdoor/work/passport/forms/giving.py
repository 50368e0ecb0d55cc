"""For whom a link is, what they may see, and until when; and the words that open it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, OneField, SeveralField
from rightdoor.records.telling.lifecycle import Lasts
from rightdoor.work.passport.forms.saying import Keyed

Choices = list[tuple[str, str]]
CHOSEN = ("told", "people", "reach")
HOW_LONG = (
    (Lasts.DAY.value, _("One day")),
    (Lasts.WEEK.value, _("One week")),
    (Lasts.MONTH.value, _("One month")),
    (Lasts.QUARTER.value, _("Three months")),
)


class ChosenForm(Keyed):
    """What may be seen.  Nothing is chosen for them."""

    told = SeveralField(label=_("What you wrote"), required=False, rows=False)
    people = SeveralField(label=_("Who works with you"), required=False, rows=False)
    reach = SeveralField(label=_("How to reach you"), required=False, rows=False)

    def __init__(self, data: Any = None, *, choices: dict[str, Choices], **options: Any) -> None:
        super().__init__(data, **options)
        for name in CHOSEN:
            if choices[name]:
                self.fields[name].choices = choices[name]  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The three as one; at least one thing is chosen."""
        given = super().clean() or self.cleaned_data
        shows = [key for name in CHOSEN for key in given.pop(name, None) or []]
        if not shows and not self.errors:
            self.add_error(None, _("Choose at least one thing that they may see"))
        return {**given, "shows": shows}


class GiveForm(ChosenForm):
    """A link for one person."""

    name = LineField(label=_("Who is it for?"), max_length=120, missing=_("Say who it is for"),
                     help_text=_("One person, by the name you call them."))  # fmt: skip
    is_to_me = LineField(label=_("Who are they to you?"), max_length=120, missing=_("Say who they are to you"),
                         help_text=_("For example: my aunt, my form tutor, a nurse."))  # fmt: skip
    lasts = OneField(label=_("For how long?"), choices=HOW_LONG, rows=False, missing=_("Choose for how long"))

    def clean_lasts(self) -> Lasts:
        return Lasts(self.cleaned_data["lasts"])


class GiveForThemForm(GiveForm):
    """The same, made by somebody at the front door for a young person who said yes."""

    yes = LineField(label=_("How they said yes, and to what"), max_length=500,
                    missing=_("Say how they said yes. Without it no link is made"))  # fmt: skip


class WordsForm(forms.Form):
    """The two words that go with a link."""

    words = LineField(
        label=_("The two words"),
        help_text=_("Whoever gave you the link told you two words. Capitals and spaces do not matter."),
        max_length=120, missing=_("Type the two words"), attrs={"autocapitalize": "none"},
    )  # fmt: skip
