"""What staff fill in to have an instrument answered by a link."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import OneField
from rightdoor.pure.keys import new_key
from rightdoor.pure.measures.instruments import Instrument, Respondent
from rightdoor.records.families.models import Relative
from rightdoor.work.outcomes.choosing import chosen
from rightdoor.work.outcomes.lifecycle import DAYS, FEWEST_DAYS, MOST_DAYS

OWN, SENT, HANDED = "self", "sent", "handed"
HOW = ((HANDED, _("I hand it over")), (SENT, _("Tell them by the safe way that something waits for them")))
WRONG_DAYS = _("Write a number from %(fewest)s to %(most)s") % {"fewest": FEWEST_DAYS, "most": MOST_DAYS}


class LinkForm(forms.Form):
    """Which instrument, who answers it, for how many days, and how they learn of it."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    link_measure = OneField(label=_("Which one"), rows=False, missing=_("Choose which one"))
    link_for = OneField(label=_("Who answers"), rows=False, missing=_("Say who answers"))
    link_days = forms.IntegerField(
        label=_("For how many days it opens"), min_value=FEWEST_DAYS, max_value=MOST_DAYS, initial=DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), WRONG_DAYS),
    )  # fmt: skip
    link_way = OneField(label=_("How they learn of it"), choices=HOW, rows=False, missing=_("Say how they learn of it"))

    def __init__(self, *args: Any, fillable: Sequence[Instrument], relatives: Sequence[Relative], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["link_days"].width = 3  # type: ignore[attr-defined]
        self.fields["link_measure"].choices = [(one.id, one.name) for one in fillable]  # type: ignore[attr-defined]
        self.fields["link_for"].choices = [  # type: ignore[attr-defined]
            (OWN, _("The young person")),
            *((str(one.pk), _("%(name)s, as parent or carer") % {"name": one.name}) for one in relatives),
        ]

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        own = given["link_for"] == OWN
        return {
            "instrument": chosen(given["link_measure"]), "respondent": Respondent.SELF if own else Respondent.PARENT,
            "relative_id": None if own else UUID(given["link_for"]), "days": given["link_days"],
            "is_sent": given["link_way"] == SENT, "form_key": given["form_key"],
        }  # fmt: skip
