"""What staff fill in about help that is given."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.form_fields import DayField, LineField, OneField, TickField, WordsField
from rightdoor.ground.tasks.forms import HourField
from rightdoor.pure.keys import new_key
from rightdoor.pure.programmes import Programme, Thing
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.work.outcomes.forms import add_numbers, check_numbers, numbers_said, said_by
from rightdoor.work.outcomes.models import Goal
from rightdoor.work.referrals.lifecycle import Priority
from rightdoor.work.support.lifecycle import (
    CAME_NAMES,
    CHOSEN,
    HOW_NAMES,
    REASON_NAMES,
    SEEN,
    SIGNED_OFF,
    Came,
    How,
    Reason,
)  # fmt: skip
from rightdoor.work.triage.forms.working import SOON

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
SAFE = [("yes", _("Yes, all of them")), ("no", _("No")), ("", _("Nobody was reached to ask"))]
LENGTHS = [(str(one), f"{one} min") for one in (15, 30, 45, 60, 90, 120)]


class Order(forms.Form):
    """How soon, and from when they count as waiting."""

    urgency = OneField(label=_("How soon"), choices=SOON, rows=False)
    counts_on = DayField(label=_("Counts as waiting since"), help_text=_("For example 9 4 2026"))
    because = LineField(label=_("Why"), max_length=300, missing=_("Say why their place changes"))

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        since = datetime.combine(given["counts_on"], time(), tzinfo=LONDON)
        return {"urgency": Priority(given["urgency"]), "counts_from": since, "because": given["because"]}


class Pause(forms.Form):
    """Until when they asked to wait; empty, they are ready again."""

    pause_until = DayField(label=_("They asked to wait until"), required=False,
                           help_text=_("Leave it empty when they are ready again"))  # fmt: skip
    pause_because = LineField(label=_("Why"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("pause_until") and not given.get("pause_because"):
            self.add_error("pause_because", _("Say why they want to wait"))
        return given

    def as_arguments(self) -> dict[str, Any]:
        return {"until": self.cleaned_data["pause_until"], "because": self.cleaned_data["pause_because"]}


class Asked(forms.Form):
    """How they are while they wait."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    with_whom = LineField(label=_("With whom"), max_length=160, missing=_("Say with whom you spoke, or tried to"))
    reached = OneField(label=_("Did you reach them?"), choices=YES_NO, inline=True, missing=_("Say yes or no"))
    worse = TickField(label=_("It got worse, or they may not be safe"), required=False)
    safe = OneField(label=_("Is every way of reaching them still right and safe?"), choices=SAFE, required=False)
    how_words = WordsField(label=_("How they are"), rows=3, max_length=4000, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("worse") and not given.get("how_words"):
            self.add_error("how_words", _("Say what got worse, in their words where you can"))
        return given

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "form_key": given["form_key"], "with_whom": given["with_whom"], "is_reached": given["reached"] == "yes",
            "is_worse": bool(given["worse"]), "words": given["how_words"],
            "ways_still_safe": {"yes": True, "no": False}.get(given["safe"]),
        }  # fmt: skip


class Cover(forms.Form):
    """Who covers while whoever gives it is away, and until when."""

    cover_by = OneField(label=_("Who covers"), choices=[], rows=False, missing=_("Choose who covers"))
    cover_until = DayField(label=_("To the end of"), help_text=_("For example 9 4 2026"))

    def __init__(self, *args: Any, workers: Sequence[Account], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["cover_by"].choices = [(str(one.pk), one.name) for one in workers]  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        return {"worker_id": self.cleaned_data["cover_by"], "until": self.cleaned_data["cover_until"]}


class Ready(forms.Form):
    """That something is there, and where."""

    thing = OneField(label=_("What is there"), choices=[], rows=False, missing=_("Choose what is there"))
    where = LineField(label=_("Where it is"), max_length=300, missing=_("Say where it can be found"))

    def __init__(self, *args: Any, things: Sequence[tuple[Thing, Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["thing"].choices = [(one.value, words) for one, words in things]  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        return {"thing": Thing(self.cleaned_data["thing"]), "where": self.cleaned_data["where"]}


class Start(forms.Form):
    """In which programme help begins."""

    programme = OneField(label=_("What begins"), choices=[], rows=False, missing=_("Choose what begins"))

    def __init__(self, *args: Any, programmes: Sequence[Programme], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["programme"].choices = [(one.name, one.says) for one in programmes]  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        return {"programme": self.cleaned_data["programme"]}


class Note(forms.Form):
    """A session, in two minutes."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    session_on = DayField(label=_("Day"), help_text=_("For example 9 4 2026"))
    session_at = HourField(label=_("Time"), width=5, help_text=_("For example 9:05 or 17:30"))
    minutes = OneField(label=_("How long"), choices=LENGTHS, initial="60", inline=True)
    how = OneField(label=_("How"), choices=[(one.value, words) for one, words in HOW_NAMES.items()], rows=False,
                   initial=How.ONE_TO_ONE.value)  # fmt: skip
    came = OneField(label=_("Who came"), choices=[(one.value, words) for one, words in CAME_NAMES.items()],
                    rows=False, missing=_("Say whether they came"))  # fmt: skip
    note = WordsField(label=_("What was done"), rows=4, max_length=8000, required=False)
    next_step = WordsField(label=_("What comes next"), rows=2, max_length=2000, required=False)
    risk_changed = TickField(label=_("Something about their safety changed: call a person now"), required=False)

    def __init__(self, *args: Any, at: datetime, goals: Sequence[Goal], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["session_on"].latest = day_of(at)  # type: ignore[attr-defined]
        add_numbers(self, goals)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("note") and (given.get("risk_changed") or given.get("came") in SEEN):
            self.add_error("note", _("Say what was done, or what changed"))
        check_numbers(self)
        return given

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "form_key": given["form_key"], "minutes": int(given["minutes"]), "how": How(given["how"]),
            "starts_at": datetime.combine(given["session_on"], given["session_at"], tzinfo=LONDON),
            "came": Came(given["came"]), "words": given["note"], "next_step": given["next_step"],
            "is_risk_changed": bool(given["risk_changed"]), "numbers": numbers_said(self), "said_by": said_by(self),
        }  # fmt: skip


class AfterMissed(forms.Form):
    """What was done after nobody came."""

    contact = WordsField(label=_("How you reached them safely the same day, or tried to"), rows=2, required=False)
    why = WordsField(label=_("Why they could not come"), rows=2, required=False,
                     help_text=_("Cost, the bus, school, fear, nobody to bring them"))  # fmt: skip
    risk = WordsField(label=_("What this says about their safety"), rows=2, required=False)
    seen_by = WordsField(label=_("Who else has seen the child, and when"), rows=2, required=False)
    told = WordsField(label=_("Whom you told, or why nobody"), rows=2, required=False)
    other_way = WordsField(label=_("What we change so that they can come"), rows=2, required=False)

    def as_arguments(self) -> dict[str, Any]:
        return {"said": dict(self.cleaned_data)}


class Talked(forms.Form):
    """What a manager and whoever leads agreed."""

    talked = WordsField(label=_("What was agreed"), rows=3, max_length=4000, missing=_("Say what was agreed"))

    def as_arguments(self) -> dict[str, Any]:
        return {"words": self.cleaned_data["talked"]}


class Plan(forms.Form):
    """How it goes on without us."""

    changed = WordsField(label=_("What changed"), rows=2, required=False)
    support_now = WordsField(label=_("What support there is now"), rows=2, required=False)
    named_adult = LineField(label=_("The adult who keeps an eye on it"), max_length=200, required=False)
    early_signs = WordsField(label=_("Early signs that it gets harder again"), rows=2, required=False)
    what_to_do = WordsField(label=_("What to do then"), rows=2, required=False)
    way_back = WordsField(label=_("The way back to us, without a new form"), rows=2, required=False)
    made_with = LineField(label=_("With whom it was made"), max_length=200, required=False)
    follow_up_on = DayField(label=_("When we ask how it is (4 to 12 weeks after)"), required=False)

    def as_arguments(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        follow_up: date | None = said.pop("follow_up_on")
        return {"said": said, "follow_up_on": follow_up}


class End(forms.Form):
    """Why it ends."""

    reason = OneField(label=_("Why it ends"), choices=[], rows=False, missing=_("Choose why it ends"))
    end_because = WordsField(label=_("In your words"), rows=3, max_length=4000, missing=_("Say why, in your words"))

    def __init__(self, *args: Any, signs_off: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            (one.value, _(REASON_NAMES[one])) for one in CHOSEN if signs_off or one not in SIGNED_OFF
        ]

    def as_arguments(self) -> dict[str, Any]:
        return {"reason": Reason(self.cleaned_data["reason"]), "because": self.cleaned_data["end_because"]}


class Back(forms.Form):
    """Why they come back."""

    back_because = LineField(label=_("What they said"), max_length=300, missing=_("Say what they said"))

    def as_arguments(self) -> dict[str, Any]:
        return {"because": self.cleaned_data["back_because"]}
