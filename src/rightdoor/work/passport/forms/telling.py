"""What a young person writes on their own page, and who may see it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import OneField, WordsField
from rightdoor.records.telling.lifecycle import TOP, Audience, Section
from rightdoor.work.passport.forms.saying import LONGEST, Keyed

ASKED = {
    Section.KNOW: _("What do you want people to know about you?"),
    Section.HELPS: _("What helps you?"),
    Section.HINDERS: _("What does not help you?"),
    Section.GOAL: _("What do you want to be different?"),
}
HINTS = {
    Section.KNOW: _("For example: what you like to be called, what you are good at, what is hard for you."),
    Section.HELPS: _("For example: ask me by text first. Tell me what happens next."),
    Section.HINDERS: _("For example: being asked in front of others. Surprises."),
    Section.GOAL: _("One goal, in your own words. For example: sleep through most nights."),
}
GOAL_LONGEST = 300
MAY_SEE = (
    (Audience.ME.value, _("Only me")),
    (Audience.WORKERS.value, _("People who work with me here")),
    (Audience.GIVEN.value, _("People I give a link to")),
    (Audience.BOTH.value, _("Both: people who work with me here, and people I give a link to")),
)
MEANS = {
    Audience.ME.value: _("Nobody else reads it."),
    Audience.WORKERS.value: _("Everyone at the front door who may read your request."),
    Audience.GIVEN.value: _("Nobody sees it until you make a link. You choose again each time."),
}


class EntryForm(Keyed):
    """One thing, in their own words; nothing is chosen for them."""

    words = WordsField(label="", max_length=LONGEST, missing=_("Write it first. Nothing is kept yet"))
    audience = OneField(
        label=_("Who may see this?"), choices=MAY_SEE, hints=MEANS, missing=_("Choose who may see this")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)

    def __init__(self, section: Section, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.section, field = section, self.fields["words"]
        field.label, field.help_text = ASKED[section], HINTS[section]
        if section is Section.GOAL:
            self.fields["words"] = WordsField(label=field.label, help_text=field.help_text, rows=2,
                                              max_length=GOAL_LONGEST, missing=_("Write your goal first"))  # fmt: skip

    def clean_audience(self) -> Audience:
        return Audience(self.cleaned_data["audience"])

    def clean_version(self) -> int:
        return self.cleaned_data["version"] or 0


class StepForm(Keyed):
    """Where they are now."""

    rung = forms.TypedChoiceField(
        choices=[(number, str(number)) for number in range(TOP + 1)], coerce=int, widget=forms.RadioSelect,
        error_messages={"required": _("Choose a number from 0 to 10"),
                        "invalid_choice": _("Choose a number from 0 to 10")},
    )  # fmt: skip
