"""What staff fill in about goals."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, OneField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.work.outcomes.lifecycle import FURTHEST, GOAL_END_NAMES, REACHED, SAID_NAMES, WHOSE_NAMES, GoalEnd, Whose
from rightdoor.work.outcomes.models import Goal

NUMBERS = [("", "–"), *((str(one), str(one)) for one in range(FURTHEST, REACHED + 1))]
NEAR = _("0 is furthest away, 10 is reached. Leave it at – where it was not asked or not answered.")
SCORED = "near_"
SAID = "near_said_by"


def number_field(label: Any) -> OneField:
    """A number from 0 to 10, or nothing."""
    return OneField(label=label, help_text=NEAR, choices=NUMBERS, required=False, widget=forms.Select, rows=False)


class SetGoal(forms.Form):
    """A goal, in whose words, and how near it is now."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    goal_words = LineField(label=_("The goal, in their words"), max_length=400, missing=_("Write the goal down"))
    goal_whose = OneField(label=_("Whose words are these?"), rows=False, missing=_("Say whose words these are"),
                          choices=[(one.value, words) for one, words in WHOSE_NAMES.items()])  # fmt: skip
    goal_near = number_field(_("How near it is now, as they say"))
    goal_talk = WordsField(
        label=_("Talk first"), rows=2, max_length=1000, required=False,
        help_text=_("Could it harm somebody, or is it not right to work towards? Then it needs talk and is not a "
                    "target: say here what you talk about. It gets no number and takes no place. If somebody is not "
                    "safe, call a person now."),
    )  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "words": given["goal_words"], "whose": Whose(given["goal_whose"]), "talk_first": given["goal_talk"],
            "value": int(given["goal_near"]) if given["goal_near"] else None, "form_key": given["form_key"],
        }  # fmt: skip


class EndGoal(forms.Form):
    """Why a goal has ended."""

    goal_end = OneField(label=_("Why it ends"), rows=False, missing=_("Choose why it ends"),
                        choices=[(one.value, words) for one, words in GOAL_END_NAMES.items()])  # fmt: skip
    goal_end_words = LineField(label=_("In their words"), max_length=400, required=False)

    def as_arguments(self) -> dict[str, Any]:
        return {"reason": GoalEnd(self.cleaned_data["goal_end"]), "words": self.cleaned_data["goal_end_words"]}


def add_numbers(form: forms.Form, goals: Sequence[Goal]) -> None:
    """Put each goal's 0 to 10 into a form, and who says them."""
    for goal in goals:
        form.fields[f"{SCORED}{goal.pk}"] = number_field(_("How near: %(goal)s") % {"goal": goal.words})
    if goals:
        form.fields[SAID] = OneField(
            label=_("Who says these numbers?"), required=False, rows=False, inline=True,
            choices=[(one.value, words) for one, words in SAID_NAMES.items()],
        )  # fmt: skip


def numbers_said(form: forms.Form) -> dict[UUID, int]:
    """Each goal of which a number was said."""
    given = form.cleaned_data
    return {
        UUID(name.removeprefix(SCORED)): int(value)
        for name, value in given.items()
        if name.startswith(SCORED) and name != SAID and value
    }


def check_numbers(form: forms.Form) -> None:
    """A number without whose it is says nothing."""
    if numbers_said(form) and not form.cleaned_data.get(SAID):
        form.add_error(SAID, _("Say who says these numbers"))


def said_by(form: forms.Form) -> Whose:
    """Who says the numbers; asked only where there are some."""
    return Whose(form.cleaned_data.get(SAID) or Whose.YOUNG_PERSON)
