"""What is asked of somebody who knows a person here, and of the lead who settles it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.lifecycle import CONFLICT_NAMES, Conflict
from rightdoor.ground.access.models import Account
from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.work.conflicts.lifecycle import OWN_WORDS
from rightdoor.work.referrals.codes import normalise_code

OWN = [(one.value, words) for one, words in OWN_WORDS.items()]


class Know(forms.Form):
    """How I know whom this is about."""

    reason = OneField(label=_("How do you know them?"), choices=OWN, missing=_("Choose what fits best"))

    def clean_reason(self) -> Conflict:
        return Conflict(self.cleaned_data["reason"])


class Tell(Know):
    """Whom I know, without a record before me."""

    name = LineField(label=_("Their name"), max_length=160, missing=_("Type their name, as far as you know it"))
    born_on = DayField(label=_("Their day of birth, if you know it"), required=False)
    words = WordsField(label=_("Anything else that helps us to find them"), rows=3, max_length=2000, required=False,
                       help_text=_("Write nothing about what happens in their family"))  # fmt: skip

    field_order = ("name", "born_on", "reason", "words")


class MakeBlock(forms.Form):
    """Whom a member of staff must know nothing of, why, and who said so."""

    account = forms.ModelChoiceField(
        queryset=Account.objects.none(), label=_("Member of staff"), empty_label=_("Choose"),
        error_messages={"required": _("Choose who it is")},
    )  # fmt: skip
    code = LineField(label=_("Code of a request"), help_text=_("Four words, if you have it"), required=False,
                     max_length=120)  # fmt: skip
    name = LineField(label=_("Or the person’s whole name"), required=False, max_length=160)
    born_on = DayField(label=_("and day of birth"), required=False)
    reason = OneField(label=_("Why?"), choices=[(one.value, words) for one, words in CONFLICT_NAMES.items()],
                      missing=_("Choose why"))  # fmt: skip
    source = LineField(label=_("Who said so, and when"), max_length=120, missing=_("Say who said so, and when"))
    last_day = DayField(label=_("Last day, if it ends"), required=False)

    def __init__(self, *args: Any, people: QuerySet[Account], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["account"].queryset = people  # type: ignore[attr-defined]

    def clean_reason(self) -> Conflict:
        return Conflict(self.cleaned_data["reason"])

    def clean_code(self) -> str:
        """The code as it is kept."""
        return normalise_code(self.cleaned_data["code"]) if self.cleaned_data["code"] else ""

    def clean(self) -> dict[str, Any]:
        """A code, or a name with a day of birth."""
        given = super().clean() or self.cleaned_data
        if not given.get("code") and not (given.get("name") and given.get("born_on")) and not self.errors:
            self.add_error("code", _("Type the code, or the name and the day of birth"))
        return given


class EndBlock(forms.Form):
    """Why it ends."""

    source = LineField(label=_("Who said that it no longer holds, and when"), max_length=200,
                       missing=_("Say who said so, and when"))  # fmt: skip
