"""Reviewing an opening."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import WordsField


class Review(forms.Form):
    """What was found."""

    review = WordsField(label=_("What you found"), rows=2, max_length=2000, missing=_("Say what you found"))
