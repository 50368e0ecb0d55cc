"""The code, and the word that goes with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, SecretField
from rightdoor.work.passport.typed import code_of, words_of
from rightdoor.work.referrals.code_words import words
from rightdoor.work.referrals.codes import WORDS_IN_A_CODE, nearest


class CodeForm(forms.Form):
    """Four words in any spelling of spaces and capitals; the person's own word if they have it at hand."""

    code = LineField(
        label=_("Your code"),
        help_text=_("Four words. Capitals, spaces and hyphens do not matter."),
        max_length=120,
        missing=_("Type your code. It is four words"),
        attrs={"autocapitalize": "none"},
    )
    word = SecretField(
        label=_("Your word or PIN"),
        help_text=_("The one you chose yourself. Without it we only say “received” or “answered”."),
        required=False,
        max_length=128,
        autocomplete="off",
    )

    def clean_code(self) -> str:
        """The code as it is kept.  A slip is told before anything is looked up: the list of words is no secret."""
        said = words_of(self.cleaned_data["code"])
        known = set(words())
        strange = next((word for word in said if word not in known), "")
        if strange and (near := nearest(strange)):
            raise forms.ValidationError(
                _("No code has the word “%(word)s”. Did you mean “%(near)s”?"),
                params={"word": strange[:30], "near": near},
            )
        if strange or len(said) != WORDS_IN_A_CODE:
            raise forms.ValidationError(_("A code is four of our words. Check each word, as you wrote it down"))
        return code_of(" ".join(said))


class OtherForm(CodeForm):
    """The code of another request; here the word is needed, since the code alone opens nothing."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["word"].help_text = _("The one that goes with that code")

    def clean_word(self) -> str:
        """The word, which must be there."""
        word: str = self.cleaned_data["word"]
        if not word:
            raise forms.ValidationError(_("Type the word or PIN of that request too"))
        return word
