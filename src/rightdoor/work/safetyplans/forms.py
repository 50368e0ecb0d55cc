"""What is filled in about a safety plan, together with the child or young person."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, SeveralField, TickField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.pure.rules.days import day_of
from rightdoor.work.safetyplans.actions.writing import Around
from rightdoor.work.safetyplans.lifecycle import (
    AT_HOME,
    LIKELY_NAMES,
    LINES_AT_MOST,
    LONGEST,
    WHOSE_NAMES,
    Heading,
    Likely,
    Whose,
)
from rightdoor.work.safetyplans.wording import HEADING_NAMES

HINTS = {
    Heading.SIGNS: _("For example: I stop answering messages. My chest gets tight."),
    Heading.ALONE: _("For example: cold water on my wrists. The playlist that Jo made."),
    Heading.ELSEWHERE: _("For example: the skate park. My cousin’s kitchen."),
    Heading.PEOPLE: _("Who they are, and how they are asked. For example: Aunt May, a text that says blue."),
    Heading.LINES: _("Who, and when. The numbers of lines stand beside the plan by themselves, always current."),
    Heading.SAFER: _("For example: Aunt May keeps the tablets."),
    Heading.STORAGE: _("For example: the bottles are in a locked box that Gran has the key to."),
    Heading.VISITORS: _("For example: Dad’s friends, when they have been drinking. Then I go next door."),
    Heading.ADULTS: _("For example: Gran. Ms Marlowe at school."),
}
YEAR = timedelta(days=366)


class PlanForm(forms.Form):
    """A version: one thing in a line under each heading, and what stands around it.  Nobody promises or signs."""

    begun_from = forms.UUIDField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    made_with = LineField(label=_("Made with"), max_length=200, help_text=_("For example: Wren, and her aunt"),
                          missing=_("Say with whom it was made. A plan is made together"))  # fmt: skip
    whose = OneField(label=_("Whose words are these?"), rows=False, missing=_("Say whose words these are"),
                     choices=[(one.value, say) for one, say in WHOSE_NAMES.items()])  # fmt: skip
    reason_to_go_on = WordsField(label=_("A reason to keep going"), rows=2, max_length=1000, required=False)
    family_part = WordsField(label=_("The family’s part"), rows=2, max_length=1000, required=False)
    who_has_copy = LineField(label=_("Who has a copy, and where it is kept"), max_length=300, required=False)
    likely = OneField(label=_("Would they use it?"), rows=False, missing=_("Choose what they say"),
                      help_text=_("Ask, and write down what they say. There is no right answer."),
                      choices=[(one.value, say) for one, say in LIKELY_NAMES.items()])  # fmt: skip
    in_the_way = WordsField(label=_("What could get in the way"), rows=2, max_length=1000, required=False)
    review_on = DayField(label=_("When we look at it again"), help_text=_("For example 9 4 2026"),
                         missing=_("Say when we look at it again"))  # fmt: skip

    def __init__(self, *args: Any, at: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        for heading in Heading:
            self.fields[heading.value] = WordsField(
                label=HEADING_NAMES[heading], rows=3, required=False, help_text=HINTS[heading]
            )
        self.fields["review_on"].earliest = day_of(at)  # type: ignore[attr-defined]
        self.fields["review_on"].latest = day_of(at) + YEAR  # type: ignore[attr-defined]

    @property
    def own(self) -> list[Any]:
        """The six headings that every plan has."""
        return [self[one.value] for one in Heading if one not in AT_HOME]

    @property
    def at_home(self) -> list[Any]:
        """The three more for a home in which the harm is."""
        return [self[one.value] for one in AT_HOME]

    def clean(self) -> dict[str, Any]:
        """Few lines, and short ones: it is read when it is hard."""
        given = super().clean() or self.cleaned_data
        for heading in Heading:
            lines = lines_in(given.get(heading.value, ""))
            if len(lines) > LINES_AT_MOST:
                self.add_error(
                    heading.value, _("That is too many. Keep the %(most)d that help most") % {"most": LINES_AT_MOST}
                )
            if any(len(line) > LONGEST for line in lines):
                self.add_error(
                    heading.value, _("A line is too long. Use %(most)d letters or fewer in each") % {"most": LONGEST}
                )
        return given

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "begun_from": given["begun_from"],
            "form_key": given["form_key"],
            "lines": {heading: lines_in(given[heading.value]) for heading in Heading},
            "around": Around(
                made_with=given["made_with"], whose=Whose(given["whose"]), reason_to_go_on=given["reason_to_go_on"],
                who_has_copy=given["who_has_copy"], family_part=given["family_part"], likely=Likely(given["likely"]),
                in_the_way=given["in_the_way"], review_on=given["review_on"],
            ),
        }  # fmt: skip


class ShareForm(forms.Form):
    """Of each line, whom the child lets see it; and that it was they who said so."""

    plan_id = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def __init__(
        self, *args: Any, plan: UUID, seen: str, lines: Sequence[tuple[UUID, str]], readers: Sequence[tuple[str, str]],
        now: Mapping[UUID, Sequence[str]],
    ) -> None:  # fmt: skip
        super().__init__(*args)
        self.keys = {f"line_{number}": key for number, (key, _words) in enumerate(lines, start=1)}
        self.fields["plan_id"].initial, self.fields["seen"].initial = plan, seen
        for number, (key, words) in enumerate(lines, start=1):
            self.fields[f"line_{number}"] = SeveralField(
                label=words, choices=readers, rows=False, required=False, initial=list(now.get(key, ()))
            )
        self.fields["they_chose"] = TickField(
            label=_("They said this themselves, and know that they can take it back"),
            missing=_("Ask the child first. Nothing was changed"),
        )

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        chosen = {key: given[name] for name, key in self.keys.items()}
        return {"plan_id": given["plan_id"], "seen": given["seen"], "chosen": chosen}


def lines_in(words: str) -> list[str]:
    """What was typed, line by line."""
    return [line.strip() for line in words.splitlines() if line.strip()]
