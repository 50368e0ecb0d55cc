"""What staff fill in when somebody is not safe."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, SeveralField, WordsField
from rightdoor.ground.tasks.forms import HourField
from rightdoor.pure.keys import new_key
from rightdoor.pure.rules.days import LONDON
from rightdoor.work.safeguarding.lifecycle import FACT_WORDS

YES, NO, NOT_YET = "yes", "no", "not_yet"
CONCERN, CONSULTATION = "concern", "consultation"


class Handled(forms.Form):
    """What was done about a flag."""

    what_was_done = WordsField(
        label=_("What was done"),
        help_text=_("Who was spoken to, what was agreed, and who does what next"),
        max_length=4000,
        missing=_("Say what was done. A flag closes only with words"),
    )


class Raise(forms.Form):
    """A member of staff heard or saw that somebody is not safe."""

    facts = SeveralField(label=_("What is it about?"), choices=list(FACT_WORDS.items()))
    heard = WordsField(label=_("What you heard or saw"), help_text=_("Their own words, where you can"), max_length=4000)


class Prepare(forms.Form):
    """What a contact with the body that must act needs.  Only the concern itself must be there."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    what = OneField(
        label=_("What is this?"),
        choices=[
            (CONCERN, _("Somebody may not be safe, and they must be told")),
            (CONSULTATION, _("A professional wants to talk it over with a social worker first")),
        ],
        initial=CONCERN,
    )
    immediate_danger = OneField(
        label=_("Is anyone in danger now?"), choices=[(YES, _("Yes: 999 comes first")), (NO, _("No"))], rows=False
    )
    adult = OneField(
        label=_("How old is the person?"),
        choices=[(NO, _("Under 18, or not known")), (YES, _("18 or over"))],
        initial=NO,
        rows=False,
    )
    concern = WordsField(
        label=_("What was seen or heard"),
        help_text=_("In the words of whoever saw or heard it, and who that was"),
        max_length=8000,
        missing=_("Say what was seen or heard. Everything else you typed is kept"),
    )
    family_told = OneField(
        label=_("Does the family know of this contact?"),
        hints={NO: _("It need not, where telling them could put somebody at risk")},
        choices=[(YES, _("Yes")), (NO, _("No")), (NOT_YET, _("Not yet"))],
        initial=NOT_YET,
    )
    why_family_not_told = LineField(label=_("If not, why"), required=False, max_length=1000)
    lead_name = LineField(label=_("Designated Safeguarding Lead they spoke with"), required=False, max_length=160)
    lead_spoken_on = DayField(label=_("When"), required=False)
    lead_advice = WordsField(label=_("What the lead advised"), required=False, rows=3, max_length=4000)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("form_key", new_key())

    def clean(self) -> dict[str, Any]:
        """A contact that the family is not told of says why."""
        given = super().clean() or {}
        if given.get("family_told") == NO and not given.get("why_family_not_told"):
            self.add_error("why_family_not_told", _("Say why the family is not told. Everything else is kept"))
        return given

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        given = dict(self.cleaned_data)
        return given | {
            "consultation": given.pop("what") == CONSULTATION,
            "immediate_danger": given["immediate_danger"] == YES,
            "adult": given["adult"] == YES,
            "family_told": {YES: True, NO: False}.get(given["family_told"]),
        }


class Made(forms.Form):
    """Who took the contact, when, and under which reference."""

    recipient = LineField(label=_("Who took it"), help_text=_("Their name and team"), max_length=160)
    reference = LineField(
        label=_("Their reference"), help_text=_("If they gave none, write that they gave none"), max_length=80
    )
    made_on = DayField(label=_("Day"))
    made_time = HourField(label=_("Time"), width=5, help_text=_("For example 9:05 or 17:30"))
    response = WordsField(label=_("What they said they will do"), required=False, rows=3, max_length=4000)

    def __init__(self, *args: Any, at: datetime | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        if at is not None:
            now = at.astimezone(LONDON)
            self.initial.update({"made_on": now.date(), "made_time": f"{now:%H:%M}"})

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        given = dict(self.cleaned_data)
        made_at = datetime.combine(given.pop("made_on"), given.pop("made_time"), tzinfo=LONDON)
        return given | {"made_at": made_at}
