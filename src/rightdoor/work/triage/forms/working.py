"""What staff fill in while they work on a request: each form is one thing they do."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.lifecycle import Section
from rightdoor.ground.design.form_fields import DayField, LineField, OneField, SeveralField, TickField, WordsField
from rightdoor.ground.messages.models import Way
from rightdoor.ground.tasks.forms import HourField
from rightdoor.pure.rules.days import LONDON
from rightdoor.records.adjustments.lifecycle import MET_NAMES, Met
from rightdoor.records.people.models import Agreement
from rightdoor.work.referrals.lifecycle import Priority
from rightdoor.work.referrals.models import ContactEntry
from rightdoor.work.sealing.forms import People, names_field, section_field
from rightdoor.work.triage.fact_words import fact_words

WAYS = [*((way.value, way.label) for way in Way if way is not Way.CODE), ("visit", _("In person"))]
SOON = (
    (Priority.EMERGENCY, _("Emergency: within hours, day and night")),
    (Priority.VERY_URGENT, _("Very urgent: within a day, day and night")),
    (Priority.URGENT, _("Urgent: within days")),
    (Priority.ROUTINE, _("Routine: by the promise")),
)


class Contact(forms.Form):
    """A call, a text or a visit."""

    way = forms.ChoiceField(label=_("How"), choices=WAYS)
    with_whom = LineField(label=_("With whom"), max_length=160)
    outcome = forms.ChoiceField(label=_("What came of it"), choices=ContactEntry.Outcome.choices)
    happened_on = DayField(label=_("Day"))
    happened_time = HourField(label=_("Time"), width=5, help_text=_("For example 9:05 or 17:30"))
    words = WordsField(label=_("Notes"), required=False, rows=3, max_length=8000)

    needs_met = OneField(label=_("Was what they need there?"), rows=False, required=False,
                         choices=[(one.value, words) for one, words in MET_NAMES.items()])  # fmt: skip
    needs_words = LineField(label=_("If not all of it: why not"), max_length=1000, required=False)

    apart = TickField(label=_("Keep it apart: only the people I choose can read it"), required=False)
    apart_section = section_field(required=False)
    apart_named = names_field(required=False)

    def __init__(self, *args: Any, at: datetime, people: People = (), needs: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        if not needs:  # nothing is on record that could be met
            for name in ("needs_met", "needs_words"):
                del self.fields[name]
        self.fields["apart_named"].choices = list(people)  # type: ignore[attr-defined]
        if not people:  # nobody could be named, or this person keeps nothing apart
            for name in ("apart", "apart_section", "apart_named"):
                del self.fields[name]
        now = at.astimezone(LONDON)
        self.fields["happened_on"].latest = now.date()  # type: ignore[attr-defined]
        self.initial.update({"happened_on": now.date(), "happened_time": f"{now:%H:%M}"})

    def clean(self) -> dict[str, Any]:
        """What is kept apart says why, and for whom; what was not met says why not."""
        given = super().clean() or self.cleaned_data
        if given.get("needs_met") in (Met.PARTLY, Met.NO) and not given.get("needs_words"):
            self.add_error("needs_words", _("Say why not"))
        for name in ("apart_section", "apart_named") if given.get("apart") else ():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return given

    @property
    def is_apart(self) -> bool:
        """Whether it is kept apart from the start."""
        return bool(self.cleaned_data.get("apart"))

    def apart_arguments(self) -> dict[str, Any]:
        """Why and for whom, under the names that the action takes."""
        given = self.cleaned_data
        return {"section": Section(given["apart_section"]), "named": [UUID(key) for key in given["apart_named"]]}

    def met(self) -> Met | None:
        """Whether what they need was there, where somebody said so."""
        said = self.cleaned_data.get("needs_met")
        return Met(said) if said else None

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        given = {name: value for name, value in self.cleaned_data.items() if not name.startswith(("apart", "needs"))}
        day, hour = given.pop("happened_on"), given.pop("happened_time")
        return given | {"happened_at": datetime.combine(day, hour, tzinfo=LONDON)}


class Ask(forms.Form):
    """Ask for what is missing; it is answered by code."""

    facts = SeveralField(label=_("What is missing"), required=False, rows=False)
    ask_words = WordsField(
        label=_("Your question, as they will read it"),
        rows=3,
        max_length=4000,
        missing=_("Write the question. They read exactly these words"),
    )

    def __init__(self, *args: Any, missing: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        names = list(dict.fromkeys(missing))
        if names:
            self.fields["facts"].choices = [(name, fact_words(name)) for name in names]  # type: ignore[attr-defined]
        else:
            del self.fields["facts"]

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        return {"facts": list(self.cleaned_data.get("facts", ())), "words": self.cleaned_data["ask_words"]}


class Soon(forms.Form):
    """How soon: set by a person, with a reason."""

    priority = OneField(label=_("How soon"), choices=SOON, rows=False)
    reason = LineField(label=_("Why"), max_length=300, missing=_("Say why. Nothing was changed"))


class Withdraw(forms.Form):
    """They do not want it any more."""

    stop_words = LineField(label=_("What they said"), required=False, max_length=300)


class Agree(forms.Form):
    """What somebody said when asked whether they agree."""

    given_by = OneField(label=_("Who was asked"), choices=Agreement.From.choices, rows=False)
    to = OneField(label=_("Agreement to"), choices=Agreement.To.choices, initial=Agreement.To.SERVICE, rows=False)
    service = forms.ChoiceField(label=_("Which service"), required=False)
    for_request = forms.TypedChoiceField(label=_("Which parent or carer, if it is about one"), required=False,
                                         coerce=UUID, empty_value=None)  # fmt: skip
    state = OneField(
        label=_("What they said"),
        choices=[("given", _("Yes")), ("refused", _("No")), ("withdrawn", _("No longer"))],
        rows=False,
    )
    said_by = LineField(label=_("Their name"), max_length=160)
    how = LineField(label=_("How, and who heard it"), max_length=200, help_text=_("For example: by phone, Tamsin"))

    def __init__(
        self, *args: Any, services: Iterable[tuple[str, str]] = (), adults: Sequence[tuple[UUID, str]] = (),
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.fields["service"].choices = [("", _("Any that we suggest")), *services]  # type: ignore[attr-defined]
        self.fields["for_request"].choices = [("", _("Choose")), *adults]  # type: ignore[attr-defined]
        if len(adults) < 2:  # then it can be about nobody else
            del self.fields["for_request"]

    def clean(self) -> dict[str, Any]:
        """Of two parents each is named; a no may be to both."""
        given = super().clean() or self.cleaned_data
        opens = given.get("to") == Agreement.To.PARENT and given.get("state") == Agreement.State.GIVEN
        if opens and "for_request" in given and given["for_request"] is None:
            self.add_error("for_request", _("More than one asked for this child. Say which of them may see it"))
        if given.get("to") != Agreement.To.PARENT:
            given.pop("for_request", None)
        return given


class Twin(forms.Form):
    """Two requests are one: why."""

    reason = LineField(label=_("How you know that it is the same"), max_length=300)


class Reply(forms.Form):
    """A family's answer to an option, written down by staff."""

    chosen = OneField(label=_("What they said"), choices=[("yes", _("Chosen")), ("no", _("Would rather not"))])
    words = LineField(label=_("In their words"), required=False, max_length=1000)
