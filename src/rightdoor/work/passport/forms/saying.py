"""What a person says after they asked: more, that it got worse, or that they want to stop."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import SeveralField, WordsField
from rightdoor.pure.keys import new_key

NONE = "none"
DANGER_OF_MINE = (
    ("in_danger_now", _("I am in danger now, or badly hurt")),
    ("immediate_suicide_risk", _("I am thinking of ending my life")),
    ("significant_self_harm", _("I am hurting myself badly")),
    ("at_risk_of_significant_harm", _("Someone is hurting me, or I am not safe where I am")),
    (NONE, _("None of these")),
)
DANGER_OF_THEIRS = (
    ("in_danger_now", _("They are in danger now, or badly hurt")),
    ("immediate_suicide_risk", _("They are thinking of ending their life")),
    ("significant_self_harm", _("They are hurting themselves badly")),
    ("at_risk_of_significant_harm", _("Someone is hurting them, or they are not safe where they are")),
    (NONE, _("None of these")),
)
LONGEST = 4000


def dangers_in(ticked: list[str]) -> list[str]:
    """Those of the dangers that were ticked, whatever else came with them."""
    return [fact for fact, _label in DANGER_OF_MINE if fact in ticked and fact != NONE]


class Keyed(forms.Form):
    """A form that is counted once, however often it is sent."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)


class MoreForm(Keyed):
    """Something to add."""

    words = WordsField(
        label=_("What do you want to add?"),
        help_text=_("In your own words. A person reads it with the rest."),
        max_length=LONGEST,
        missing=_("Write what you want to add"),
    )


class WorseForm(Keyed):
    """Safety first; then words, if they want."""

    facts = SeveralField(
        label=_("Is any of this happening?"),
        choices=DANGER_OF_MINE,
        alone=NONE,
        missing=_("Choose an answer. “None of these” is one"),
    )
    words = WordsField(
        label=_("What has changed?"),
        help_text=_("You can leave this empty."),
        max_length=LONGEST,
        required=False,
    )

    def about_someone_else(self) -> "WorseForm":
        """Ask about a child or pupil instead."""
        self.fields["facts"].choices = DANGER_OF_THEIRS  # type: ignore[attr-defined]
        return self

    def clean_facts(self) -> list[str]:
        """The dangers alone."""
        return [fact for fact in self.cleaned_data["facts"] if fact != NONE]


class WriteForm(Keyed):
    """A message to the people who work on it; whether somebody is in danger can be said beside it."""

    words = WordsField(
        label=_("Write to us"),
        help_text=_("A person who works on your request reads it and answers here."),
        max_length=LONGEST,
        missing=_("Write something first"),
    )
    facts = SeveralField(
        label=_("Is any of this happening now?"),
        help_text=_("You can leave this empty."),
        choices=DANGER_OF_MINE[:-1],
        required=False,
    )

    def about_someone_else(self) -> "WriteForm":
        """Ask about a child or pupil instead."""
        self.fields["facts"].choices = DANGER_OF_THEIRS[:-1]  # type: ignore[attr-defined]
        return self


class StopForm(Keyed):
    """A reason is theirs to give or keep."""

    words = WordsField(
        label=_("Is there anything you want to tell us?"),
        help_text=_("You do not have to say why."),
        max_length=LONGEST,
        required=False,
        rows=3,
    )
