"""Whom of my family I let in: one plain question for each adult who asked for me."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rightdoor.ground.design.form_fields import YES_NO, OneField
from rightdoor.records.agreements.wordings import Shown, shown
from rightdoor.work.passport.forms.saying import Keyed
from rightdoor.work.passport.letting_in import AdultLine

LETTING_IN = "letting-in-2026-11"
"""Version of the words below.  It grows with every change of them."""
QUESTION = gettext_noop("May they see what came of what they asked for you?")
ALWAYS = gettext_noop(
    "You can take a yes back. Then they see nothing new from that moment. What they have read cannot be taken back."
)


class LettingInForm(Keyed):
    """Each adult is asked about alone; what is left open stays as it is."""

    def __init__(self, *args: Any, adults: Iterable[AdultLine], **more: Any) -> None:
        super().__init__(*args, **more)
        self.adults = {one.key: one for one in adults}
        for key, one in self.adults.items():
            self.fields[key.hex] = OneField(
                label=one.who, help_text=f"{one.sees} {_(QUESTION)}", choices=YES_NO, rows=False, required=False,
                initial=one.said,
            )  # fmt: skip

    def clean(self) -> dict[str, object]:
        """The answers that were given, by the request of each adult."""
        cleaned = super().clean() or self.cleaned_data
        given = {key: cleaned[key.hex] == "yes" for key in self.adults if cleaned.get(key.hex)}
        return {"form_key": cleaned.get("form_key"), "may_see": given}

    def as_shown(self) -> dict[UUID, Shown]:
        """The question as this page asked it.  Wordings are kept for good, so that they name nobody."""
        return dict.fromkeys(self.adults, shown(LETTING_IN, _(QUESTION), _(ALWAYS), YES_NO))
