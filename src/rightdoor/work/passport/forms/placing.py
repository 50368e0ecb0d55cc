"""Opening a place for a child for whom somebody else asked, and a new word for one whose word was forgotten."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, SecretField, TickField
from rightdoor.work.passport.forms.saying import Keyed
from rightdoor.work.referrals.codes import SHORTEST_SECRET, plain_secret

TOO_SHORT = _("Use at least four letters or digits")


class ChosenWord(forms.Form):
    """The word that they choose, weighed as it is kept: without the spaces around it."""

    word = SecretField(
        label=_("The word or PIN that they chose"),
        help_text=_("They type it, or tell you where nobody hears. At least four letters or digits, not a birthday"),
        autocomplete="off", min_length=SHORTEST_SECRET, max_length=60,
        missing=_("They choose a word or a PIN. Without it anybody with the code could read"),
        error_messages={"min_length": TOO_SHORT},
    )  # fmt: skip

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        if len(plain_secret(word)) < SHORTEST_SECRET:
            raise forms.ValidationError(TOO_SHORT)
        return word


class PlaceForm(Keyed, ChosenWord):
    """The word that they choose, and how they said that they want it."""

    how = LineField(label=_("How they said that they want it"), max_length=200,
                    help_text=_("For example: in the room, without their parent"),
                    missing=_("Say how they said so. Nothing was made"))  # fmt: skip
    field_order = ("form_key", "how", "word")


class NewWordForm(ChosenWord):
    """Another word, taken from the child alone: whoever rings or writes may be somebody else."""

    here = TickField(
        label=_("They are here with me, I know that it is them, and they choose the word themselves"),
        error_messages={"required": _("Take a new word only with them there. Nothing was changed")},
    )
    field_order = ("here", "word")
