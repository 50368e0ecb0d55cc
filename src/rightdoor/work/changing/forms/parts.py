"""One part of a section as fields: what is not among them stays as it is written."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, SeveralField, TickField, WordsField
from rightdoor.pure.programmes import Kind, Part, Place, Stage, Thing, Way
from rightdoor.records.directory.services_reading import WEEKDAYS

NEWEST_NAME = 60


def plain(code: str) -> str:
    """A code in words."""
    words = code.replace("_", " ")
    return words[:1].upper() + words[1:]


def choices(words: Any) -> list[tuple[str, str]]:
    """The codes of a list, in words."""
    return [(str(one), plain(str(one))) for one in words]


def is_empty(value: Any) -> bool:
    """Whether a key says nothing and is left out; a number that is nought says something."""
    return value is None or value is False or value in ("", [])


class PartForm(forms.Form):
    """What every part has: the words on which it rests, and which draft was seen."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, part: Mapping[str, Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.part = dict(part)
        for name, value in self.initial_of(self.part).items():
            self.fields[name].initial = value

    @property
    def left_open(self) -> list[str]:
        """What else stands in the file and stays, where somebody should know of it."""
        return []

    def initial_of(self, part: Mapping[str, Any]) -> dict[str, Any]:
        """What the fields begin with."""
        raise NotImplementedError

    def written_in(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """What the fields say, under the keys of the file; None takes a key out."""
        raise NotImplementedError

    def as_arguments(self) -> dict[str, Any]:
        """The whole part, with what the form does not show as it was."""
        said = self.written_in(self.cleaned_data)
        kept = {key: value for key, value in {**self.part, **said}.items() if not is_empty(value)}
        return {"part": kept, "seen": self.cleaned_data["seen"]}


def number(label: Any, **more: Any) -> LineField:
    return LineField(label=label, required=False, width=3, inputmode="numeric", max_length=4, **more)


class WithWords(PartForm):
    """A part that says where its words stand."""

    source_words = WordsField(label=_("The words on which it rests"), rows=2, max_length=1000,
                              missing=_("Give the words on which it rests"))  # fmt: skip
    found_in = LineField(label=_("Where these words stand"), max_length=200, required=False,
                         help_text=_("Empty: in the service's document. Else: contract of 3 March 2026"))  # fmt: skip

    def words_of(self, part: Mapping[str, Any]) -> dict[str, Any]:
        return {"source_words": part.get("quote", ""), "found_in": part.get("stands_in", "")}

    def words_in(self, given: Mapping[str, Any]) -> dict[str, Any]:
        return {"quote": given["source_words"], "stands_in": given["found_in"] or None}

    def whole(self, name: str) -> int | None:
        """A whole number that somebody wrote, or none."""
        said = str(self.cleaned_data.get(name) or "").strip()
        if said and not (said.isascii() and said.isdigit()):
            self.add_error(name, _("Write a whole number, or leave it empty"))
            return None
        return int(said) if said else None


class ProgrammeForm(WithWords):
    """One programme that a service runs."""

    called = LineField(label=_("What it is called on pages"), max_length=120, missing=_("Say what it is called"))
    kind_of_help = OneField(label=_("What kind of help it is"), choices=choices(Kind), rows=False)
    meet_by = SeveralField(label=_("How people meet"), choices=choices(Way), rows=False, required=False)
    meet_at = SeveralField(label=_("Where people meet"), choices=choices(Place), rows=False, required=False)
    from_age = number(_("From which age"))
    to_age = number(_("To which age"))
    at_most_weeks = number(_("Weeks, at most"), help_text=_("Then it is looked at; it never ends by itself"))
    at_most_sessions = number(_("Sessions, at most"))
    in_stages = SeveralField(label=_("Its stages"), choices=choices(Stage), rows=False, required=False)
    there_first = SeveralField(label=_("What must be there before it starts"), choices=choices(Thing), rows=False,
                               required=False)  # fmt: skip
    there_last = SeveralField(label=_("What must be there before it ends"), choices=choices(Thing), rows=False,
                              required=False)  # fmt: skip
    with_whom = SeveralField(label=_("Who takes part besides the child"), choices=choices(Part), rows=False,
                             required=False)  # fmt: skip
    kept_apart = TickField(label=_("What is said in it is kept apart, for those who are named"), required=False)

    NUMBERS = (("from_age", "youngest"), ("to_age", "oldest"), ("at_most_weeks", "weeks"),
               ("at_most_sessions", "sessions"))  # fmt: skip
    LISTS = (("meet_by", "ways"), ("meet_at", "places"), ("in_stages", "stages"), ("there_first", "before_start"),
             ("there_last", "before_end"), ("with_whom", "people"))  # fmt: skip

    def initial_of(self, part: Mapping[str, Any]) -> dict[str, Any]:
        plainly = {name: part.get(key, "") for name, key in self.NUMBERS}
        lists = {name: part.get(key, []) for name, key in self.LISTS}
        return {"called": part.get("says", ""), "kind_of_help": part.get("kind", ""), **plainly, **lists,
                "kept_apart": part.get("sealed", False), **self.words_of(part)}  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, _key in self.NUMBERS:
            given[name] = self.whole(name)
        return given

    def written_in(self, given: Mapping[str, Any]) -> dict[str, Any]:
        name = self.part.get("name") or slugify(given["called"]).replace("-", "_")[:NEWEST_NAME] or "programme"
        numbers = {key: given[field] for field, key in self.NUMBERS}
        lists = {key: given[field] for field, key in self.LISTS}
        return {"name": name, "says": given["called"], "kind": given["kind_of_help"], **numbers, **lists,
                "sealed": given["kept_apart"], **self.words_in(given)}  # fmt: skip


class PeriodForm(WithWords):
    """Hours on some days of the week, perhaps from one day to another."""

    on_days = SeveralField(label=_("On which days"), choices=choices(WEEKDAYS), rows=False,
                           missing=_("Choose at least one day"))  # fmt: skip
    opens_at = LineField(label=_("Opens"), width=5, max_length=8, help_text=_("For example 09:00"))
    closes_at = LineField(label=_("Closes"), width=5, max_length=8, help_text=_("For example 17:30"))
    first_day = DayField(label=_("From which day, if not always"), required=False)
    last_day = DayField(label=_("To which day, if not always"), required=False)

    def initial_of(self, part: Mapping[str, Any]) -> dict[str, Any]:
        return {"on_days": part.get("days", []), "opens_at": part.get("opens", ""), "closes_at": part.get("closes", ""),
                "first_day": part.get("effective_from"), "last_day": part.get("effective_to"),
                **self.words_of(part)}  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        times = [self.time_in(name) for name in ("opens_at", "closes_at")]
        if None not in times and times[0] >= times[1]:  # type: ignore[operator]
            self.add_error("closes_at", _("It must close later than it opens"))
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and first > last:
            self.add_error("last_day", _("The last day comes after the first"))
        return given

    def time_in(self, name: str) -> time | None:
        """A time that somebody wrote."""
        said = str(self.cleaned_data.get(name) or "").strip().replace(".", ":")
        try:
            hour, _colon, minute = said.partition(":")
            found = time(int(hour), int(minute or 0))
        except ValueError:
            if said:
                self.add_error(name, _("Write a time such as 09:00"))
            return None
        self.cleaned_data[name] = found.isoformat("minutes")
        return found

    def written_in(self, given: Mapping[str, Any]) -> dict[str, Any]:
        return {"days": given["on_days"], "opens": given["opens_at"], "closes": given["closes_at"],
                "effective_from": given["first_day"], "effective_to": given["last_day"],
                **self.words_in(given)}  # fmt: skip
