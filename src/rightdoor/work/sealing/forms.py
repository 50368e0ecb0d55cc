"""Keeping a part apart, naming another, and opening it again."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.lifecycle import Section
from rightdoor.ground.design.form_fields import OneField, SeveralField, WordsField
from rightdoor.work.sealing.lifecycle import SECTIONS, SHORTEST

People = Collection[tuple[str, str]]


def section_field(**more: Any) -> OneField:
    """Why a part is kept apart."""
    return OneField(
        label=_("Why is it kept apart?"), choices=[(one.value, say) for one, say in SECTIONS.items()],
        missing=_("Choose why it is kept apart"), **more,
    )  # fmt: skip


def names_field(**more: Any) -> SeveralField:
    """Who may read it beside whoever keeps it apart."""
    return SeveralField(
        label=_("Who else may read it?"),
        help_text=_("You can always read it yourself. One of those who can must be a safeguarding lead"),
        missing=_("Choose who else may read it"), **more,
    )  # fmt: skip


class KeepApart(forms.Form):
    """Why, and for whom."""

    section = section_field()
    named = names_field()

    def __init__(self, *args: Any, people: People, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["named"].choices = list(people)  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        given = self.cleaned_data
        return {"section": Section(given["section"]), "named": [UUID(key) for key in given["named"]]}


class AnotherName(forms.Form):
    """One more person."""

    account_id = OneField(label=_("Who else may read it?"), missing=_("Choose somebody"))

    def __init__(self, *args: Any, people: People, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["account_id"].choices = list(people)  # type: ignore[attr-defined]

    def clean_account_id(self) -> UUID:
        return UUID(self.cleaned_data["account_id"])


class TakeAway(forms.Form):
    """The name that a button stands beside."""

    account_id = forms.UUIDField(widget=forms.HiddenInput)


class AskToOpen(forms.Form):
    """Why all who work on the request should read it."""

    reason = WordsField(
        label=_("Why should everybody who works on this request read it?"), rows=3, max_length=2000,
        min_length=SHORTEST, help_text=_("The second person reads this"),
        missing=_("Say in a sentence why it should be open"),
        error_messages={"min_length": _("Say in a sentence why it should be open")},
    )  # fmt: skip


class Answer(forms.Form):
    """What the second person says."""

    answer = OneField(
        label=_("What do you say?"),
        choices=[("open", _("Open it to everybody who works on this request")), ("keep", _("Keep it apart"))],
        missing=_("Choose one"),
    )

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        return {"agrees": self.cleaned_data["answer"] == "open"}
