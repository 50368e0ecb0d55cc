"""A yes, a no or not yet to each thing that was offered."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import OneField, WordsField
from rightdoor.work.passport.forms.saying import LONGEST, Keyed
from rightdoor.work.triage.models import Offer

ANSWERS = (("yes", _("Yes, I want this")), ("no", _("No")), ("later", _("I don't know yet")))


class ChooseForm(Keyed):
    """One question for each offer; and their own words."""

    words = WordsField(
        label=_("Anything you want to say?"),
        help_text=_("You can leave this empty."),
        max_length=LONGEST,
        required=False,
        rows=3,
    )


def field_name(offer: Offer) -> str:
    return f"offer-{offer.pk}"


def choose_form(offers: list[Offer], names: dict[str, str], data: Any = None) -> ChooseForm:
    """The form for these offers, each asked by its name."""
    fields: dict[str, forms.Field] = {
        field_name(offer): OneField(
            label=_("Do you want %(name)s?") % {"name": names[offer.service]},
            choices=ANSWERS,
            required=False,
            rows=False,
        )
        for offer in offers
    }
    now = {field_name(offer): "yes" if offer.chosen_at else "no" if offer.declined_at else "" for offer in offers}
    kind: type[ChooseForm] = type("Choose", (ChooseForm,), fields)
    return kind(data, initial=now)


def answers_in(form: ChooseForm, offers: list[Offer], *, none: bool) -> dict[UUID, bool]:
    """What was said to each; "none of these" is a no to all."""
    if none:
        return {offer.pk: False for offer in offers}
    said = {offer.pk: form.cleaned_data.get(field_name(offer)) for offer in offers}
    return {key: answer == "yes" for key, answer in said.items() if answer in ("yes", "no")}
