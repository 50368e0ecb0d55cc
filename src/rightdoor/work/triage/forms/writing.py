"""What staff fill in about the messages of a request."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, WordsField


class WriteBack(forms.Form):
    """An answer to whoever asked."""

    answer_words = WordsField(
        label=_("Write to them"),
        help_text=_("They read it with their code and word. Outside they are only told that there is an answer."),
        max_length=4000,
        rows=4,
        missing=_("Write something first"),
    )


class NoAnswer(forms.Form):
    """Why what waits needs no answer."""

    why = LineField(label=_("Why no answer is needed"), max_length=300, help_text=_("For example: called them, 9 am"))
