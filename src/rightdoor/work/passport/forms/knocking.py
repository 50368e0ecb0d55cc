"""The code, and the word that goes with it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, SecretField


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
