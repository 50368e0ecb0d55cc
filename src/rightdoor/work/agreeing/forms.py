"""What staff fill in about agreement: each form is one thing they record."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.pure.rules.days import LONDON
from rightdoor.records.agreements.actions.sharing import Terms
from rightdoor.records.agreements.lifecycle import (
    ABLE_NAMES,
    BASIS_NAMES,
    FOUR,
    RECIPIENT_NAMES,
    TOLD_NAMES,
    Basis,
    Recipient,
    Told,
)

ABLE = [(one.value, words) for one, words in ABLE_NAMES.items()]


class ShareForm(forms.Form):
    """A decision to share, whole."""

    about = OneField(label=_("What is shared"), missing=_("Choose what is shared"))
    what = WordsField(label=_("Exactly what of it"), rows=2, max_length=2000,
                      help_text=_("Only what they need for this purpose"),
                      missing=_("Say exactly what is shared"))  # fmt: skip
    recipient_kind = OneField(label=_("With whom"), choices=[(one.value, say) for one, say in RECIPIENT_NAMES.items()],
                              missing=_("Choose with whom"))  # fmt: skip
    account = forms.ModelChoiceField(queryset=Account.objects.none(), label=_("Which colleague"), required=False,
                                     empty_label=_("Choose"))  # fmt: skip
    recipient = LineField(label=_("Or which organisation or person"), max_length=160, required=False)
    purpose = WordsField(label=_("What for"), rows=2, max_length=2000, missing=_("Say what it is for"))
    basis = OneField(label=_("On which basis"), missing=_("Choose the basis"))
    reason = WordsField(label=_("If it is without agreement: why it is right"), rows=3, max_length=4000, required=False,
                        help_text=_("What is feared, what was weighed, and whom you asked"))  # fmt: skip
    starts_on = DayField(label=_("From, if it is not from now on"), required=False)
    last_day = DayField(label=_("Last day"), missing=_("Say until when. A year is the longest"))
    told = OneField(label=_("Does the family know?"), choices=[(one.value, say) for one, say in TOLD_NAMES.items()],
                    missing=_("Say whether they know"))  # fmt: skip
    told_words = WordsField(label=_("How they were told, or why not"), rows=2, max_length=2000, required=False)

    def __init__(
        self, *args: Any, things: Iterable[tuple[str, Any]], colleagues: QuerySet[Account], bases: Iterable[Basis],
        today: date, **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.fields["about"].choices = list(things)  # type: ignore[attr-defined]
        self.fields["account"].queryset = colleagues  # type: ignore[attr-defined]
        self.fields["basis"].choices = [(one.value, BASIS_NAMES[one]) for one in bases]  # type: ignore[attr-defined]
        for name in ("starts_on", "last_day"):
            self.fields[name].earliest = today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What one answer asks of another."""
        given = super().clean() or self.cleaned_data
        to_account = given.get("recipient_kind") == Recipient.ACCOUNT
        if to_account and not given.get("account") and "account" not in self.errors:
            self.add_error("account", _("Choose the colleague"))
        if given.get("recipient_kind") and not to_account and not given.get("recipient"):
            self.add_error("recipient", _("Say with whom"))
        if given.get("basis") not in (None, Basis.AGREEMENT) and not given.get("reason"):
            self.add_error("reason", _("Say why it is right to share this without agreement"))
        if given.get("told") not in (None, Told.YES) and not given.get("told_words"):
            self.add_error("told_words", _("Say why they were not told, or when they will be"))
        return given

    def as_arguments(self, at: datetime) -> dict[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        starts = datetime.combine(given["starts_on"], time.min, LONDON) if given["starts_on"] else at
        terms = Terms(
            basis=Basis(given["basis"]), purpose=given["purpose"], what=given["what"], reason=given["reason"],
            starts_at=starts, ends_at=datetime.combine(given["last_day"], time.max, LONDON), told=Told(given["told"]),
            told_words=given["told_words"], recipient_kind=Recipient(given["recipient_kind"]),
            recipient=given["recipient"], account=given["account"],
        )  # fmt: skip
        return {"about_id": UUID(given["about"]), "terms": terms}


class EndForm(forms.Form):
    """Why it ends."""

    because = LineField(label=_("Why it ends"), max_length=300, missing=_("Say why it ends. It is still shared"))


class JudgeForm(forms.Form):
    """Competence, for one decision of a young person under 16."""

    decision = LineField(label=_("The one decision that this is about"), max_length=200,
                         help_text=_("For example: to have help from HERA without telling a parent"),
                         missing=_("Say which decision"))  # fmt: skip
    service = forms.ChoiceField(label=_("Which service"))
    explained = WordsField(label=_("What you explained, and how"), rows=3, max_length=4000,
                           help_text=_("What happens, what may go wrong, what else there is, and what happens if not"),
                           missing=_("Say what you explained"))  # fmt: skip
    their_words = WordsField(label=_("What they said of it, in their own words"), rows=3, max_length=4000,
                             missing=_("Write what they said"))  # fmt: skip
    competent = OneField(
        label=_("Can they make this decision themselves, now?"),
        choices=[("yes", _("Yes")), ("no", _("Not yet"))],
        missing=_("Choose one"),
    )
    reason = WordsField(label=_("Why you think so"), rows=3, max_length=4000, missing=_("Say why"))

    def __init__(self, *args: Any, services: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["service"].choices = list(services)  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        """What the action takes."""
        return {**self.cleaned_data, "competent": self.cleaned_data["competent"] == "yes"}


class DoubtForm(forms.Form):
    """A doubt about mental capacity, from 16: both stages, for one decision."""

    decision = LineField(label=_("The one decision that this is about"), max_length=200,
                         missing=_("Say which decision"))  # fmt: skip
    support = WordsField(label=_("What was done to help them decide"), rows=3, max_length=4000,
                         help_text=_("Words, pictures, an interpreter, another time or place, somebody they trust"),
                         missing=_("Say what was done to help them decide. That comes first"))  # fmt: skip
    understands = OneField(label=FOUR["understands"], choices=ABLE, rows=False, missing=_("Choose one"))
    retains = OneField(label=FOUR["retains"], choices=ABLE, rows=False, missing=_("Choose one"))
    weighs = OneField(label=FOUR["weighs"], choices=ABLE, rows=False, missing=_("Choose one"))
    says = OneField(label=FOUR["says"], choices=ABLE, rows=False, missing=_("Choose one"))
    impairment = OneField(
        label=_("Does something affect how their mind or brain works, for now or for good?"), rows=False,
        choices=[("yes", _("Yes")), ("no", _("No")), ("unsure", _("Not sure"))], missing=_("Choose one"),
    )  # fmt: skip
    impairment_words = WordsField(label=_("What, and how you know"), rows=2, max_length=2000, required=False)
    because_of_it = WordsField(label=_("Is it because of this that they cannot decide?"), rows=2, max_length=2000,
                               required=False)  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """An impairment is named, and a doubt finds something to doubt."""
        given = super().clean() or self.cleaned_data
        if given.get("impairment") == "yes" and not given.get("impairment_words"):
            self.add_error("impairment_words", _("Say what, and how you know"))
        if not self.errors and all(given[name] == "yes" for name in FOUR):
            self.add_error(None, _("You found that they can do all four. Then there is no doubt to record"))
        return given


class SettleForm(forms.Form):
    """What came of a doubt."""

    words = LineField(label=_("What came of it"), max_length=1000, missing=_("Say what came of it"))
