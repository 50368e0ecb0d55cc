"""What I agree to, one plain question each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import YES_NO, OneField
from rightdoor.records.agreements.wordings import Shown, shown
from rightdoor.work.passport.forms.saying import Keyed

OWN = "own-page-2026-11"
"""Version of the words below.  It grows with every change of them."""
EASY = "own-easy-2026-11"
"""The same of the words in easy read."""


def plainly(question: Promise, what_no_means: Promise) -> OneField:
    """One question to answer with yes or no, and what a no means."""
    return OneField(label=question, help_text=what_no_means, choices=YES_NO, rows=False)


class AgreementForm(Keyed):
    """Each agreement stands alone; one yes does not mean the next."""

    version = OWN

    service = plainly(_("Do you want help from a service?"), _("If you say no, we do not send your request on."))
    sharing = plainly(
        _("May we share what you told us with that service?"),
        _("If you say no, nothing you told us is sent on from now. What went before cannot be called back."),
    )
    contact = plainly(_("May we contact you?"), _("If you say no, we send nothing. You can still look here."))

    def clean(self) -> dict[str, object]:
        """The three answers as one."""
        cleaned = super().clean() or self.cleaned_data
        asked = [name for name in ("service", "sharing", "contact") if name in cleaned]
        return {"form_key": cleaned.get("form_key"), "agreed": {name: cleaned[name] == "yes" for name in asked}}

    def as_shown(self) -> dict[str, Shown]:
        """Each question as this page showed it."""
        asked = [(name, self.fields[name]) for name in ("service", "sharing", "contact")]
        return {name: shown(self.version, one.label, one.help_text, YES_NO) for name, one in asked}


def as_agreed(agreed: dict[str, bool]) -> dict[str, str]:
    """What the form shows first."""
    return {name: "yes" if yes else "no" for name, yes in agreed.items()}


class EasyAgreementForm(AgreementForm):
    """The same three questions in easy read."""

    version = EASY

    service = plainly(_("Do you want help?"), _("No? Then we send nothing on."))
    sharing = plainly(
        _("May we tell the people who help you?"),
        _("We tell them what you told us. No? Then we tell them nothing more."),
    )
    contact = plainly(
        _("May we call you or write to you?"), _("No? Then we send you nothing. You can still look here.")
    )
