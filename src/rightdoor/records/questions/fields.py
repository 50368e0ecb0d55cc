"""Django forms for the pages of a form: they clean what was typed and never insist on an answer."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import (
    YES_NO_NOT_SURE,
    DayField,
    LineField,
    OneField,
    SeveralField,
    WordsField,
)
from rightdoor.pure.rules.days import age_on
from rightdoor.pure.rules.facts import OLDEST_HELPED
from rightdoor.records.questions.births import CANNOT_BE, YEAR, doubt_about, is_older, refusal
from rightdoor.records.questions.shapes import Page, Question

SCALE = tuple((str(number), str(number)) for number in range(11))
LINE, WORDS = 160, 2000
A_PARENT = "parent_or_carer"  # for whom help is asked, where it is not the child
LATE, AHEAD = timedelta(days=28), timedelta(days=305)  # a child may come weeks after the day; ten months are longest
FIGURES = 9  # of which no number that is asked for has so many
HERE, DIGITS = 44, (9, 10)  # this country's code, and how many digits follow the nought


class PageForm(forms.Form):
    """One page of questions.  An empty answer is an answer: it is not known yet."""

    page: Page
    on: date
    is_for_a_parent: bool = False  # said on another page: the help is for the parent themselves

    def clean(self) -> dict[str, Any]:
        """Ask again about an age at which no help here is given; what was typed is kept like everything unread."""
        given = super().clean() or self.cleaned_data
        if given.get("due_on") and (given.get("born_on") or given.get("age") is not None):
            self.add_error("due_on", _("You also said how old the child is. Leave one of the two empty"))
        subject = next((one.name for one in self.page.questions if one.fact == "subject"), "")
        if given.get(subject) == A_PARENT or (self.is_for_a_parent and not given.get(subject)):
            return given
        for question in self.page.questions:
            value = given.get(question.name)
            years = age_on(value, self.on) if question.fact == "born_on" and isinstance(value, date) else value
            if question.fact in ("age", "born_on") and isinstance(years, int) and is_older(years):
                self.add_error(question.name, too_old(years, about_a_parent=bool(subject)))
        return given

    def answers(self) -> dict[str, Any]:
        """What was understood, as it is kept: plain text, codes, numbers and days in figures."""
        return {name: plain(value) for name, value in self.cleaned_data.items()}


def page_form(
    page: Page, voice: str, *, on: date, data: Any = None, answers: Mapping[str, Any] | None = None,
    is_for_a_parent: bool = False,
) -> PageForm:  # fmt: skip
    """The form of one page, in the words of one voice, filled with what is known.  *on* is the day it is answered.

    *is_for_a_parent*: it was said before that the help is for the parent themselves, who may be of any age.
    """
    asked = page.questions_for(voice)
    fields = {question.name: field_for(question, voice) for question in asked}
    kind = type(
        "Asked",
        (PageForm,),
        {**fields, "page": page, "on": on, "is_for_a_parent": is_for_a_parent or for_a_parent(answers)},
    )
    known = {q.name: shown(q, (answers or {}).get(q.name)) for q in asked}
    built: PageForm = kind(data, initial={name: value for name, value in known.items() if value is not None})
    for field in built.fields.values():
        if isinstance(field, BirthdayField):
            field.latest = on
        if isinstance(field, DueField):
            field.earliest = on
    return built


def for_a_parent(answers: Mapping[str, Any] | None) -> bool:
    """Whether somebody has said that the help is for themselves, as a parent or carer."""
    return (answers or {}).get("asking_for") == A_PARENT


def too_old(years: int, *, about_a_parent: bool) -> ValidationError:
    """What to do where somebody is, or seems to be, older than anybody whom the services here help."""
    check = _("That makes the person %(years)d. Services here are for people up to %(most)d. Check it.")
    adults = _("If it is right: adults find help from their GP, or at any hour by calling 111 and pressing 2. "
               "What you typed is kept.")  # fmt: skip
    parent = _("If the help is for a parent or carer, say so above.")
    words = [check % {"years": years, "most": OLDEST_HELPED}, parent if about_a_parent else "", adults]
    return ValidationError(" ".join(str(part) for part in words if part), code="outside", params={"boxes": YEAR})


def field_for(question: Question, voice: str) -> forms.Field:
    """The field in which one question is answered."""
    hint = question.hint.said(voice)
    why = question.why.said(voice)
    options: dict[str, Any] = {
        "label": question.words.said(voice),
        "help_text": f"{hint.rstrip('.')}. {why}" if hint and why else hint or why,
        "required": False,
    }
    return KINDS[question.kind](question, voice, options)


def one(question: Question, voice: str, options: dict[str, Any]) -> forms.Field:
    choices = [(option.value, option.words.said(voice)) for option in question.options_for(voice)]
    return OneField(choices=choices, hints=hints(question, voice), rows=question.under is None, **options)


def several(question: Question, voice: str, options: dict[str, Any]) -> forms.Field:
    choices = [(option.value, option.words.said(voice)) for option in question.options_for(voice)]
    return SeveralField(choices=choices, hints=hints(question, voice), alone=question.alone, **options)


def hints(question: Question, voice: str) -> dict[str, str]:
    told = {option.value: option.hint.said(voice) for option in question.options_for(voice)}
    return {value: hint for value, hint in told.items() if hint}


def yes_no(_question: Question, _voice: str, options: dict[str, Any]) -> forms.Field:
    return OneField(choices=YES_NO_NOT_SURE, inline=True, **options)


def scale(_question: Question, _voice: str, options: dict[str, Any]) -> forms.Field:
    return OneField(choices=SCALE, rows=False, **options)


def line(question: Question, _voice: str, options: dict[str, Any]) -> forms.Field:
    return LineField(max_length=question.longest or LINE, **options)


def place(question: Question, _voice: str, options: dict[str, Any]) -> forms.Field:
    return LineField(max_length=question.longest or LINE, width=20, **options)


def words(question: Question, _voice: str, options: dict[str, Any]) -> forms.Field:
    longest = question.longest or WORDS
    return WordsField(max_length=longest, rows=8 if longest >= WORDS else 3, **options)


def number(question: Question, _voice: str, options: dict[str, Any]) -> forms.Field:
    return NumberField(most=question.most or 120, **options)


def day(question: Question, _voice: str, options: dict[str, Any]) -> forms.Field:
    return BirthdayField(**options) if question.fact == "born_on" else DayField(**options)


def due(_question: Question, _voice: str, options: dict[str, Any]) -> forms.Field:
    return DueField(**options)


def phone(_question: Question, _voice: str, options: dict[str, Any]) -> forms.Field:
    return PhoneField(**options)


def email(_question: Question, _voice: str, options: dict[str, Any]) -> forms.Field:
    return AddressField(**options)


KINDS: Mapping[str, Callable[[Question, str, dict[str, Any]], forms.Field]] = {
    "one": one, "several": several, "yes_no": yes_no, "scale": scale, "line": line, "place": place, "words": words,
    "number": number, "day": day, "due": due, "phone": phone, "email": email,
}  # fmt: skip


class BirthdayField(DayField):
    """The day on which a person was born: not after ``latest``, and not longer before it than people live."""

    def validate(self, value: Any) -> None:
        """Say which of the two it is, in words that do not blame."""
        forms.Field.validate(self, value)
        if not value or not self.latest:
            return
        if (doubt := doubt_about(value, self.latest)) in CANNOT_BE:
            raise refusal(doubt)


class DueField(DayField):
    """The day on which a child is expected: from ``earliest`` on, and not further ahead than anybody can know."""

    def validate(self, value: Any) -> None:
        """Say what to do where the child is born by now, or the year is wrong."""
        forms.Field.validate(self, value)
        if not value or not self.earliest:
            return
        if value < self.earliest - LATE:
            self.refuse(_("That day has passed. If the baby is born, give the day of birth instead"))
        if value > self.earliest + AHEAD:
            self.refuse(_("That is more than ten months ahead. Check the year"))

    def refuse(self, message: Any) -> None:
        raise ValidationError(message, code="outside", params={"boxes": YEAR})


class NumberField(LineField):
    """A small number in figures."""

    def __init__(self, *, most: int, **options: Any) -> None:
        super().__init__(width=3, inputmode="numeric", **options)
        self.most = most

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        if not text.isdecimal():
            raise ValidationError(_("Write a number in figures, such as 14"))
        if len(text) > FIGURES or int(text) > self.most:
            raise ValidationError(_("That is more than %(most)d. Check the number"), params={"most": self.most})
        return int(text)


class PhoneField(LineField):
    """A telephone number of this country, or one that begins with +."""

    def __init__(self, **options: Any) -> None:
        super().__init__(width=20, inputmode="tel", max_length=30, **options)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if not text:
            return ""
        figures = re.sub(r"\D", "", text)
        try:
            read = phonenumbers.parse(text, "GB")
        except phonenumbers.NumberParseException:
            raise ValidationError(_("That is not a telephone number. One looks like 07700 900 461")) from None
        here = read.country_code == HERE
        if (here and len(str(read.national_number)) not in DIGITS) or not phonenumbers.is_possible_number(read):
            raise ValidationError(
                _("The number has %(count)d digits. A number here has 11, such as 07700 900 461"),
                params={"count": len(figures)},
            )
        return text


class AddressField(LineField):
    """An e-mail address."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=254, inputmode="email", **options)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text:
            wrong = _("That is not an e-mail address. One looks like name@example.org")
            forms.EmailField(error_messages={"invalid": wrong}).clean(text)
        return text


def plain(value: Any) -> Any:
    """A cleaned value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def shown(question: Question, kept: Any) -> Any:
    """A kept answer as its field takes it."""
    if question.kind in ("day", "due") and isinstance(kept, str) and kept:
        return date.fromisoformat(kept)
    return kept
