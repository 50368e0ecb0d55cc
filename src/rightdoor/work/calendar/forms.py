"""What staff fill in about an appointment of help, and about a room."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, TickField
from rightdoor.ground.tasks.forms import HourField
from rightdoor.pure.keys import new_key
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.work.calendar.actions.booking import FURTHEST, Slot
from rightdoor.work.calendar.lifecycle import HOW_NAMES, LENGTHS, WHY_NAMES, How, Why
from rightdoor.work.calendar.models import Room
from rightdoor.work.triage.forms.meeting import is_left_out

LONG = [(str(one), f"{one} min") for one in LENGTHS]
REASONS = [(one.value, words) for one, words in WHY_NAMES.items()]


class Book(forms.Form):
    """When, how long, by which way and where."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    meet_on = DayField(label=_("Day"), help_text=_("For example 9 4 2026"))
    meet_time = HourField(label=_("Time"), width=5, help_text=_("For example 9:05 or 17:30"))
    minutes = OneField(label=_("How long"), choices=LONG, initial="60", inline=True)
    how = OneField(label=_("How"), choices=[(one.value, words) for one, words in HOW_NAMES.items()], rows=False,
                   initial=How.FACE.value)  # fmt: skip
    room = OneField(label=_("Room"), choices=[], rows=False, required=False)
    location = LineField(label=_("Where, if in none of these rooms"), max_length=200, required=False)
    write_to_them = TickField(label=_("Write to them, by the safe way that they chose"), required=False)
    remind_them = TickField(label=_("Remind them the day before, by the same way"), required=False)

    def __init__(self, *args: Any, at: datetime, rooms: Sequence[Room], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["meet_on"].earliest = day_of(at)  # type: ignore[attr-defined]
        self.fields["meet_on"].latest = day_of(at + FURTHEST)  # type: ignore[attr-defined]
        none = ("", _("None of our rooms"))
        self.fields["room"].choices = [none, *((str(one.pk), str(one)) for one in rooms)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who meets face to face is told where; a time that the clocks leave out is none."""
        given = super().clean() or self.cleaned_data
        if given.get("how") == How.FACE and not given.get("room") and not given.get("location"):
            self.add_error("location", _("Choose a room, or say where"))
        day, hour = given.get("meet_on"), given.get("meet_time")
        if day and hour and is_left_out(datetime.combine(day, hour, tzinfo=LONDON)):
            self.add_error("meet_time", _("The clocks go forward over that time. Choose another"))
        return given

    def as_arguments(self) -> dict[str, Any]:
        """A time that there is twice, as the clocks go back, is the first of both."""
        given = self.cleaned_data
        slot = Slot(
            starts_at=datetime.combine(given["meet_on"], given["meet_time"], tzinfo=LONDON),
            minutes=int(given["minutes"]), how=How(given["how"]), location=given["location"],
            room_id=UUID(given["room"]) if given["room"] else None, is_told=given["write_to_them"],
            is_reminded=given["remind_them"],
        )  # fmt: skip
        return {"slot": slot, "form_key": given["form_key"]}


class Cancel(forms.Form):
    """Why it does not happen, and by whose wish."""

    ended_why = OneField(label=_("Why, and by whose wish"), choices=REASONS, rows=False, missing=_("Choose why"))
    ended_more = LineField(label=_("More about it"), max_length=300, required=False)
    write_to_them = TickField(label=_("Write to them, by the safe way that they chose"), required=False)

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"because": Why(given["ended_why"]), "words": given["ended_more"], "is_told": given["write_to_them"]}


class Move(Book):
    """Another time instead, and why."""

    ended_why = OneField(label=_("Why, and by whose wish"), choices=REASONS, rows=False, missing=_("Choose why"))
    ended_more = LineField(label=_("More about it"), max_length=300, required=False)

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {**super().as_arguments(), "because": Why(given["ended_why"]), "words": given["ended_more"]}


class AddRoom(forms.Form):
    """A room of an area."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    room_name = LineField(label=_("What the room is called"), max_length=120, missing=_("Say what it is called"))
    venue = LineField(label=_("In which house"), max_length=200, missing=_("Say in which house it is"))
    room_area = OneField(label=_("Area"), choices=[], rows=False, missing=_("Choose the area"))
    room_service = OneField(label=_("For which service"), choices=[], rows=False, required=False)

    def __init__(
        self, *args: Any, areas: Sequence[tuple[str, str]], services: Sequence[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["room_area"].choices = list(areas)  # type: ignore[attr-defined]
        every = ("", _("Every service of the area"))
        self.fields["room_service"].choices = [every, *services]  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "name": given["room_name"], "venue": given["venue"], "area": given["room_area"],
            "service": given["room_service"], "form_key": given["form_key"],
        }  # fmt: skip
