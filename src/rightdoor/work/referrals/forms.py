"""The forms round the questions: where to begin, a word to come back with, a file, and sending."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import OneField, PaperField, SecretField
from rightdoor.work.referrals.codes import SHORTEST_SECRET
from rightdoor.work.referrals.models import Asker

TOO_SHORT = _("Use at least four letters or digits")


class StartForm(forms.Form):
    """Who the help is for."""

    asker = OneField(
        label=_("Who is the help for?"),
        choices=[(one.value, _(str(one.label))) for one in Asker],
        hints={
            Asker.ME: _("I am a child or young person"),
            Asker.CHILD: _("I am a parent or carer"),
            Asker.SOMEONE: _("I am a teacher, a doctor, a social worker, a friend of the family"),
            Asker.GROUP: _("No child is named"),
        },
        missing=_("Choose who the help is for"),
    )


class LaterForm(forms.Form):
    """A word or PIN, so that only they come back."""

    secret_word = SecretField(
        label=_("Choose a word or a PIN"),
        help_text=_("At least four letters or digits. Not your birthday, and nothing that others could guess"),
        autocomplete="off",
        min_length=SHORTEST_SECRET,
        max_length=60,
        missing=_("Choose a word or a PIN, so that nobody else opens this"),
        error_messages={"min_length": TOO_SHORT},
    )


class SendForm(forms.Form):
    """Sending: the key that makes twenty presses one, and a word or PIN for whoever wants one."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    secret_word = SecretField(
        label=_("Choose a word or a PIN"),
        help_text=_("With your code it lets you read the answer and change things. Without it the code only says "
                    "“received” or “answered”"),
        autocomplete="off",
        required=False,
        min_length=SHORTEST_SECRET,
        max_length=60,
        error_messages={"min_length": TOO_SHORT},
    )  # fmt: skip


TAKEN = "application/pdf,image/jpeg,image/png,text/plain,.docx,.odt"  # a phone then sends its photos as JPEG


class PaperForm(forms.Form):
    """A file to add."""

    paper = PaperField(
        label=_("Choose a file"), missing=_("Choose a file first. Everything you typed is kept"),
        widget=forms.FileInput(attrs={"accept": TAKEN}),
    )  # fmt: skip
