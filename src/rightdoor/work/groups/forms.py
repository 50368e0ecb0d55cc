"""What staff fill in about groups."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.form_fields import (
    DayField,
    LineField,
    OneField,
    SeveralField,
    TickField,
    WordsField,
)  # fmt: skip
from rightdoor.ground.tasks.forms import HourField
from rightdoor.pure.keys import new_key
from rightdoor.work.groups.actions.holding import Refused, moment_of
from rightdoor.work.groups.actions.registering import Said
from rightdoor.work.groups.lifecycle import Mark

MOST = 500
MOST_TIMES = 26
LENGTHS = [(str(one), f"{one} min") for one in (30, 45, 60, 90, 120, 240)]
KEEPS = [("yes", _("The place stays theirs")), ("no", _("They do not want it any more"))]
Choices = Sequence[tuple[str, Any]]


class NumberField(LineField):
    """A whole number that is counted by hand."""

    def __init__(self, *, least: int = 0, most: int = MOST, **options: Any) -> None:
        super().__init__(width=5, inputmode="numeric", **options)
        self.least, self.most = least, most

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        if not words:
            return None
        if not words.isascii() or not words.isdigit() or not self.least <= int(words) <= self.most:
            told = _("Write a whole number from %(least)d to %(most)d")
            raise forms.ValidationError(told, params={"least": self.least, "most": self.most})
        return int(words)


class Timed(forms.Form):
    """A form with a day and a time, as the clocks show them; a time that does not come is told at its field."""

    day_name, hour_name = "", ""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get(self.day_name) and given.get(self.hour_name):
            try:
                given["starts_at"] = moment_of(given[self.day_name], given[self.hour_name])
            except Refused as told:
                self.add_error(self.hour_name, str(told))
        return given


class Named(forms.Form):
    """What a group is called, where it meets, and how many it has room for."""

    title = LineField(label=_("What staff call it"), max_length=120, missing=_("Give it a name for staff"),
                      help_text=_("Such as “Tuesdays in Ashford”. Never the name of a child"))  # fmt: skip
    where_held = LineField(label=_("Where it meets"), max_length=200, missing=_("Say where it meets"))
    room_for = NumberField(label=_("Room for how many"), least=1, missing=_("Say how many it has room for"))

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"name": given["title"], "venue": given["where_held"], "capacity": given["room_for"]}


class Runs(forms.Form):
    """Who runs a group."""

    run = SeveralField(label=_("Who runs it: two or more"), choices=[], rows=False,
                       missing=_("Choose two people or more"))  # fmt: skip

    def __init__(self, *args: Any, workers: Iterable[Account], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["run"].choices = [(str(one.pk), one.name) for one in workers]  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        return {"run_by_ids": [UUID(one) for one in self.cleaned_data["run"]]}


class Open(Timed, Runs, Named):
    """A new group."""

    day_name, hour_name = "first_on", "first_at"
    field_order = ("gives", "place", "title", "where_held", "room_for", "run", "first_on", "first_at", "times", "long",
                   "from_request", "how_many_pupils")  # fmt: skip
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    gives = OneField(label=_("What it gives"), choices=[], rows=False, missing=_("Choose what the group gives"))
    place = OneField(label=_("Area"), choices=[], rows=False, missing=_("Choose the area"))
    first_on = DayField(label=_("First session"), help_text=_("For example 9 4 2026"))
    first_at = HourField(label=_("Time"), width=5, help_text=_("For example 9:05 or 17:30"))
    times = NumberField(label=_("How many sessions, a week apart"), least=1, most=MOST_TIMES)
    long = OneField(label=_("How long is each"), choices=LENGTHS, initial="60", inline=True)
    from_request = OneField(label=_("For a school or group that asked"), choices=[], rows=False, required=False)
    how_many_pupils = NumberField(label=_("How many pupils"), least=1, required=False,
                                  help_text=_("Only for a school’s group. No names"))  # fmt: skip

    def __init__(self, *args: Any, gives: Choices, places: Choices, asked: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        nobody = [("", _("Nobody: its members are children whom the service helps"))]
        for name, choices in (("gives", gives), ("place", places), ("from_request", [*nobody, *asked])):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("starts_at") and given.get("times"):
            try:
                given["starts"] = [
                    moment_of(given["first_on"] + timedelta(weeks=number), given["first_at"])
                    for number in range(given["times"])
                ]
            except Refused as told:
                self.add_error("first_at", str(told))
        return given

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        service, _dot, programme = given["gives"].partition(":")
        asked = given["from_request"]
        return {
            **Named.as_arguments(self), **Runs.as_arguments(self), "service": service, "programme": programme,
            "area": given["place"], "starts": given["starts"], "minutes": int(given["long"]),
            "request_id": UUID(asked) if asked else None, "pupils": given["how_many_pupils"],
            "form_key": given["form_key"],
        }  # fmt: skip


class More(Timed):
    """One session more."""

    day_name, hour_name = "meet_on", "meet_at"
    meet_on = DayField(label=_("Day"), help_text=_("For example 9 4 2026"))
    meet_at = HourField(label=_("Time"), width=5, help_text=_("For example 9:05 or 17:30"))
    meet_for = OneField(label=_("How long"), choices=LENGTHS, initial="60", inline=True)

    def as_arguments(self) -> dict[str, Any]:
        return {"starts_at": self.cleaned_data["starts_at"], "minutes": int(self.cleaned_data["meet_for"])}


class Move(Timed):
    """To another time."""

    day_name, hour_name = "move_on", "move_at"
    move_on = DayField(label=_("New day"), help_text=_("For example 9 4 2026"))
    move_at = HourField(label=_("New time"), width=5, help_text=_("For example 9:05 or 17:30"))

    def as_arguments(self) -> dict[str, Any]:
        moment: datetime = self.cleaned_data["starts_at"]
        return {"starts_at": moment}


class CallOff(forms.Form):
    """Why a session is not held."""

    off_because = LineField(label=_("Why it is not held"), max_length=300, missing=_("Say why it is not held"))

    def as_arguments(self) -> dict[str, Any]:
        return {"because": self.cleaned_data["off_because"]}


class Give(forms.Form):
    """Who has a place, once it suits them and they agreed."""

    whom = OneField(label=_("Who"), choices=[], rows=False, missing=_("Choose who has a place"))
    suits_because = WordsField(label=_("Why the group suits them, and what they need in it"), rows=3, max_length=4000,
                               missing=_("Write down first why the group suits them"))  # fmt: skip
    agreed_how = LineField(label=_("Who agreed to the group, when and how"), max_length=300,
                           missing=_("They have a place once they agreed. Write down who, and when"))  # fmt: skip

    def __init__(self, *args: Any, whom: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["whom"].choices = whom  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"episode_id": UUID(given["whom"]), "suits": given["suits_because"], "agreed": given["agreed_how"]}


class Leave(forms.Form):
    """Why a member leaves, and whether the place stays theirs."""

    why_leave = LineField(label=_("Why they leave"), max_length=300, missing=_("Say why they leave"))
    keeps = OneField(label=_("Their place"), choices=KEEPS, rows=False, initial="yes")

    def as_arguments(self) -> dict[str, Any]:
        return {"because": self.cleaned_data["why_leave"], "is_kept": self.cleaned_data["keeps"] == "yes"}


class AboutSession(forms.Form):
    """What was done in the session as such."""

    about_session = WordsField(label=_("What was done in the session. Name nobody"), rows=4, max_length=8000,
                               missing=_("Say what was done"))  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        return {"words": self.cleaned_data["about_session"]}


class Count(forms.Form):
    """How many came of a school's group."""

    how_many_came = NumberField(label=_("How many came"), missing=_("Say how many came"))

    def as_arguments(self) -> dict[str, Any]:
        return {"how_many": self.cleaned_data["how_many_came"]}


class Register(forms.Form):
    """For each member one touch, and words for their own record alone."""

    def __init__(self, *args: Any, lines: Sequence[tuple[UUID, str, Choices, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.keys = [key for key, _name, _marks, _now in lines]
        for key, name, marks, now in lines:
            self.fields[f"came_{key}"] = OneField(
                label=name, choices=marks, inline=True, initial=now, missing=_("Say for each whether they came")
            )
            self.fields[f"note_{key}"] = WordsField(
                label=_("For the record of this child alone"), rows=2, max_length=8000, required=False
            )
            self.fields[f"risk_{key}"] = TickField(
                label=_("Something about their safety changed: call a person now"), required=False
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for key in self.keys:
            if given.get(f"risk_{key}") and not given.get(f"note_{key}"):
                self.add_error(f"note_{key}", _("Say what changed"))
        return given

    def line(self, key: UUID) -> list[forms.BoundField]:
        """The three fields of one member."""
        return [self[f"{name}_{key}"] for name in ("came", "note", "risk")]

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        said = {
            key: Said(Mark(given[f"came_{key}"]), given[f"note_{key}"], bool(given[f"risk_{key}"])) for key in self.keys
        }
        return {"said": said}
