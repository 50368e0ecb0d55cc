"""A yes or a no to a time."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import OneField, WordsField
from rightdoor.work.passport.forms.saying import LONGEST, Keyed


class TimeForm(Keyed):
    """Whether they come; and their own words.  It names the time, so that another is never answered by mistake."""

    time = forms.UUIDField(widget=forms.HiddenInput)
    comes = OneField(
        label=_("Can you come then?"),
        choices=(("yes", _("Yes")), ("no", _("No, not then"))),
        rows=False,
        missing=_("Choose yes or no"),
    )
    words = WordsField(
        label=_("Anything you want to say?"),
        help_text=_("For example when is better. You can leave this empty."),
        max_length=LONGEST,
        required=False,
        rows=3,
    )
