"""Facts as fields, in the vocabulary of the rules: to correct one, or to write an answer down."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, WordsField
from rightdoor.pure.rules.vocabulary import AREA_FACTS, DAYS, NUMBERS, ONE_OF, SEVERAL_OF, WORDS, YES_OR_NO
from rightdoor.records.directory.queries import areas
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.triage.fact_words import fact_words, value_words
from rightdoor.work.triage.forms.ages import Born

NOT_KNOWN = ("", _("Not known"))
JUDGED_APART = ("consent_young_person", "consent_parent", "competence", "subject", "referrer", "age")
"""Agreement is recorded as agreement, and competence as a practitioner's judgement: never here."""
CORRECTED = tuple(
    name
    for name in ("born_on", *AREA_FACTS, *WORDS, "needs", *ONE_OF, *SEVERAL_OF, *YES_OR_NO, *NUMBERS, *DAYS)
    if name not in JUDGED_APART
)
ONCE = tuple(dict.fromkeys(CORRECTED))


def field_for(name: str) -> forms.Field:
    """The field of one fact; empty means not known."""
    label = fact_words(name)
    if name in DAYS:
        return DayField(label=label, required=False)
    if name in NUMBERS:
        return forms.IntegerField(label=label, required=False, min_value=0, max_value=120)
    if name in WORDS:
        return LineField(label=label, required=False, max_length=60)
    if name in SEVERAL_OF:
        codes = [(code, said(name, code)) for code in SEVERAL_OF[name]]
        return forms.MultipleChoiceField(
            label=label, required=False, choices=codes, widget=forms.CheckboxSelectMultiple
        )
    if name in YES_OR_NO:
        return forms.ChoiceField(label=label, required=False, choices=[NOT_KNOWN, ("yes", _("Yes")), ("no", _("No"))])
    codes = [(area.slug, area.name) for area in areas()] if name in AREA_FACTS else []
    codes = codes or [(code, value_words(code).capitalize()) for code in ONE_OF[name]]
    return forms.ChoiceField(label=label, required=False, choices=[NOT_KNOWN, *codes])


def said(name: str, code: str) -> str:
    """One code as people say it."""
    words = catalogue().need_words.get(code, value_words(code)) if name == "needs" else value_words(code)
    return words[:1].upper() + words[1:]


def shown(name: str, value: Any) -> Any:
    """A fact as its field shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return date.fromisoformat(value) if name in DAYS and isinstance(value, str) else value


def kept(name: str, value: Any) -> Any:
    """A field's answer as the rules read it; None takes a fact away."""
    if value in (None, "", []):
        return None
    if name in YES_OR_NO:
        return value == "yes"
    return value.isoformat() if isinstance(value, date) else value


class FactForm(Born):
    """Some facts, each with what is known of it."""

    def __init__(self, *args: Any, names: Iterable[str], known: Mapping[str, Any], **more: Any) -> None:
        super().__init__(*args, subject=str(known.get("subject", "")), **more)
        self.names, self.known = list(names), dict(known)
        for name in self.names:
            self.fields[name] = field_for(name)
            self.initial[name] = shown(name, known.get(name))

    def changed(self) -> dict[str, Any]:
        """Only what is another than it was."""
        now = {name: kept(name, self.cleaned_data[name]) for name in self.names}
        return {name: value for name, value in now.items() if value != (self.known.get(name) or None)
                and not (value is False and self.known.get(name) is False)}  # fmt: skip


class Correct(FactForm):
    """Correct what is known, and say how you know."""

    reason = LineField(label=_("How you know"), max_length=300, missing=_("Say how you know. Nothing was changed"))

    def known_first(self) -> list[Any]:
        """What is known, or what an answer waits for: each to be seen at once."""
        return [self[name] for name in self.names if name in self.known or name in self.errors]

    def others(self) -> list[Any]:
        """What nobody has said anything about."""
        return [self[name] for name in self.names if name not in self.known and name not in self.errors]


class Answer(FactForm):
    """Write down what they answered."""

    words = WordsField(label=_("In their words"), required=False, rows=3, max_length=4000)

    def answered(self) -> dict[str, Any]:
        """What they said; what was left open stays open."""
        now = {name: kept(name, self.cleaned_data[name]) for name in self.names}
        return {name: value for name, value in now.items() if value is not None}
