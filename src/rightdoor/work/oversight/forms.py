"""What the auditor found."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import WordsField


class Settle(forms.Form):
    """What came of it, in words."""

    words = WordsField(label=_("What you found when you asked"), rows=3, max_length=2000,
                       missing=_("Say in a few words what you found"))  # fmt: skip
