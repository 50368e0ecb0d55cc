"""Signing in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignIn(forms.Form):
    """E-mail address and password."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Type your e-mail address"),
            "invalid": _("That is not a whole e-mail address. It has an @ and a dot after it"),
        },
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput,
        error_messages={"required": _("Type your password")},
    )
