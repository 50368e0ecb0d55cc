"""A question with what surrounds it: what was told, why it is asked, and how it stands so far."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from rightdoor.doors.frontdoor.finding import find, open_questions
from rightdoor.doors.frontdoor.presenters.lists import Filling, filling, so_far
from rightdoor.doors.frontdoor.presenters.told import Chip, chips, place_words
from rightdoor.doors.frontdoor.told import RED_FLAGS, Told
from rightdoor.doors.frontdoor.wordings import NONE, Question, question_of


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """What stands around one question."""

    chips: list[Chip]
    why: str
    filling: list[Filling]
    so_far: str
    back: str


def question_page(question: Question, told: Told, *, area: str, at: datetime) -> QuestionPage:
    """The page of one question."""
    begun = bool({"needs", "lives_in", "age"} & set(told.answers))
    found = find(told, area=area, at=at)
    left = len(open_questions(told, at=at)) if begun else 0
    return QuestionPage(
        chips=chips(told),
        why=question.why,
        filling=filling(found, told, question) if begun else [],
        so_far=so_far(found, left) if left else "",
        back=page_before(question, told),
    )


def page_before(question: Question, told: Told) -> str:
    """The question that was answered before this one; the red flags come before the first."""
    asked = [question_of()[fact].number for fact in told.answers if fact in question_of() and fact not in RED_FLAGS]
    before = asked[: asked.index(question.number)] if question.number in asked else asked
    return reverse("front-question", args=[before[-1]]) if before else reverse("front-safety")


def flags_before(told: Told) -> list[str]:
    """The red flags that were raised, or that none was; nothing where they were never asked."""
    raised = [flag for flag in RED_FLAGS if told.answers.get(flag) is True]
    return raised or ([NONE] if all(told.answers.get(flag) is False for flag in RED_FLAGS) else [])


def given_before(question: Question, told: Told) -> object:
    """The answer that was given, as the form shows it."""
    value = told.answers.get(question.fact)
    if question.kind == "yes_no" and value is not None:
        return "yes" if value else "no"
    if question.kind == "place" and value:
        return place_words(told, question.fact).split(", ")[0]
    return value
