"""What is typed to prove who one is."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.lifecycle import ROLE_NAMES, Role
from rightdoor.ground.design.form_fields import LineField, OneField, SecretField

EMAIL_WORDS = {
    "required": _("Type your e-mail address"),
    "invalid": _("That is not a whole e-mail address. It has an @ and a dot after it"),
}
LONGEST_PASSWORD = 256


class NameAndPassword(forms.Form):
    """E-mail address and password."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, error_messages=EMAIL_WORDS,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )  # fmt: skip
    password = SecretField(label=_("Password"), max_length=LONGEST_PASSWORD, missing=_("Type your password"))


class Forgotten(forms.Form):
    """Where a link to a new password should go."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, error_messages=EMAIL_WORDS,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )  # fmt: skip


class SecondStep(forms.Form):
    """A code, or what a passkey answered."""

    step_code = LineField(
        label=_("Code"), max_length=40, required=False, inputmode="numeric",
        help_text=_("Six digits from your app, or one of the codes you keep. Each works once"),
        attrs={"autocomplete": "one-time-code"},
    )  # fmt: skip
    step_credential = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """One of the two must be there."""
        given = super().clean() or {}
        if not self.errors and not given.get("step_code") and not given.get("step_credential"):
            self.add_error("step_code", _("Type the code that your app shows"))
        return given


class NewPassword(forms.Form):
    """A password of one's own choosing; *owner* is whose name and address it may not be made of."""

    password = SecretField(
        label=_("New password"), autocomplete="new-password", max_length=LONGEST_PASSWORD, missing=_("Type a password"),
        help_text=_("At least 12 letters. Three or four words that do not belong together are good"),
    )  # fmt: skip

    def __init__(self, *arguments: Any, owner: Any = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.owner = owner

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.owner)
        return password


class ChangePassword(NewPassword):
    """The password they have, and the one they want."""

    current = SecretField(label=_("The password you have now"), max_length=LONGEST_PASSWORD, required=False)
    field_order = ["current", "password"]


class NewApp(forms.Form):
    """The code that a new app shows."""

    code = LineField(
        label=_("The code that the app shows now"), max_length=10, inputmode="numeric",
        missing=_("Type the six digits"), attrs={"autocomplete": "one-time-code"},
    )  # fmt: skip


class NewPasskey(forms.Form):
    """What a new passkey answered, and what its owner calls it."""

    name = LineField(label=_("A name for it, such as 'my phone'"), max_length=40, missing=_("Give it a name"))
    step_credential = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


class Invite(forms.Form):
    """Whom to ask, and for what."""

    name = LineField(label=_("Name"), max_length=120, missing=_("Type their name"))
    email = forms.EmailField(label=_("Work e-mail address"), max_length=254, error_messages=EMAIL_WORDS)
    role = OneField(label=_("Role"), choices=[(role.value, words) for role, words in ROLE_NAMES.items()])
    area = OneField(label=_("Area"), required=False)

    def __init__(self, *arguments: Any, areas: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        area: Any = self.fields["area"]
        area.choices = [("", _("Every area")), *areas]

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])
