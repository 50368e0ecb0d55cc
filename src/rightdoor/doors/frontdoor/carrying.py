"""Taking what was told along to asking for help, where a person reads it.

The pages of asking read ``request.session["carried"]``: ``asker`` (the form: me, child, someone, group; empty where
nobody said), ``answers`` under the names of that form's own questions, so that they can begin a draft as they stand,
``wanted``, the code of a service or nothing, and ``heard``, the key of the draft in which a yes to danger was kept
already: that draft is gone on with.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest

from rightdoor.doors.frontdoor.presenters.told import place_words
from rightdoor.doors.frontdoor.told import Told
from rightdoor.pure.rules.vocabulary import AREA_FACTS
from rightdoor.records.questions.reading import bank
from rightdoor.records.questions.shapes import Question

CARRIED = "carried"
ASKERS = {"me": "me", "child": "child", "parent": "child", "work": "someone", "group": "group"}


def carry(request: HttpRequest, told: Told, *, wanted: str, at: datetime) -> bool:
    """Put what was told into the session; false where the database cannot keep it now."""
    carried = {
        "asker": ASKERS.get(str(told.answers.get("who", "")), ""),
        "answers": answers_of_forms(told, at=at),
        "wanted": wanted,
        "heard": told.kept,
    }
    try:
        request.session[CARRIED] = carried
        request.session.save()
    except DatabaseError:
        request.session.modified = False
        return False
    return True


def answers_of_forms(told: Told, *, at: datetime) -> dict[str, Any]:
    """What was told, as the forms of asking would have kept it; what they ask otherwise is asked again there."""
    facts = told.to_carry(at)
    found = {name: as_answer(question, facts, told) for name, question in bank().items() if question.fact in facts}
    if told.words:
        found["story"] = told.words
    return {name: answer for name, answer in found.items() if answer is not None}


def as_answer(question: Question, facts: Mapping[str, Any], told: Told) -> Any:
    """One fact as the answer to a form's question; nothing where the question is not so plainly the same."""
    value = facts[question.fact]
    if question.kind == "yes_no":
        return None if question.inverse else "yes" if value else "no"
    if question.fact in AREA_FACTS:
        return place_words(told, question.fact).split(", ")[0]
    codes = {option.value for option in question.every_option}
    if question.kind == "several":
        return [code for code in value if code in codes] or None
    if question.kind == "one":
        return value if value in codes else None
    return str(value) if question.kind in ("number", "line") else None
