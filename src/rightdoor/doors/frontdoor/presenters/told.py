"""What was told, repeated in a few words, each with the way to change it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rightdoor.doors.frontdoor.areas import name_of_area
from rightdoor.doors.frontdoor.told import Told
from rightdoor.doors.frontdoor.wordings import NONE, Question, needs, questions
from rightdoor.ground.design.sentences import inside


@dataclass(frozen=True, slots=True)
class Chip:
    """One answer, and where it can be changed."""

    text: str
    href: str = ""
    what: str = ""


def chips(told: Told, *, changing: bool = True) -> list[Chip]:
    """Every answer, in the order of the questions; red flags are never repeated here."""
    return [
        Chip(text, reverse("front-question", args=[number]) if changing else "", _(question.short).lower())
        for number, question in questions().items()
        if question.fact in told.answers
        for text in [repeated(question, told)]
        if text
    ]


def repeated(question: Question, told: Told) -> str:
    """One answer as one would say it back."""
    value = told.answers[question.fact]
    if question.fact == "needs":
        return listed([_(needs()[code].say) for code in value if code in needs()]) or _("Something else")
    if question.kind == "place":
        return f"{_(question.short)}: {place_words(told, question.fact)}"
    if question.fact == "age":
        return ngettext("%(age)s year old", "%(age)s years old", int(value)) % {"age": value}
    if question.kind == "number":
        return f"{_(question.short)}: {value}"
    if question.kind == "yes_no":
        said = _("yes") if value else _("no")
        return f"{_(question.short)}: {said}"
    return listed([answer_words(question, code) for code in (value if isinstance(value, list) else [value])])


def answer_words(question: Question, code: Any) -> str:
    """One chosen answer."""
    if code == NONE:
        return _("%(question)s: none of these") % {"question": _(question.short)}
    return next((_(one.told or one.say) for one in question.answers if one.code == code), "")


def place_words(told: Told, fact: str) -> str:
    """Chatham, Medway; or only the area."""
    area = name_of_area(str(told.answers[fact]))
    town = told.places.get(fact, "")
    return f"{town}, {area}" if town and town != area else area


def listed(words: list[str]) -> str:
    """Worry and panic, anger, sleep: at most three, then how many more."""
    named = [word for word in words if word]
    shown = [named[0], *(inside(word) for word in named[1:3])] if named else []
    if len(named) <= 3:
        return ", ".join(shown)
    more = len(named) - 3
    return ngettext("%(named)s and %(count)s more", "%(named)s and %(count)s more", more) % {
        "named": ", ".join(shown),
        "count": more,
    }
