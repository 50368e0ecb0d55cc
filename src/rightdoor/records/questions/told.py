"""Answers in the words of their questions: for checking before sending, and for whoever reads a request."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.ground.design.when import plain_date
from rightdoor.records.questions.shapes import Form, Page, Question

UNREAD = "unread"  # beside the answers: what was typed and could not be read as one
YES_NO = {"yes": noop("Yes"), "no": noop("No"), "not_sure": noop("Not sure")}


@dataclass(frozen=True, slots=True)
class Told:
    """One question with its answer in words; empty where nobody answered."""

    question: str
    answer: str
    name: str
    page: str


def told(form: Form, answers: Mapping[str, Any], *, part: str = "") -> list[Told]:
    """Every question that was asked with its answer, in order; of one part where it is named."""
    pages = {page.key for one in form.parts if one.key == part for page in one.pages}
    return [
        line for page in form.asked(answers) if not part or page.key in pages for line in told_on(form, page, answers)
    ]


def told_on(form: Form, page: Page, answers: Mapping[str, Any]) -> list[Told]:
    """The questions of one page with their answers."""
    voice = form.voice(answers)
    return [
        Told(q.words.said(voice), in_words(q, voice, answers.get(q.name)) or as_typed(q, answers), q.name, page.key)
        for q in page.questions_for(voice)
        if q.under is None or opened(q.under, answers)
    ]


def as_typed(question: Question, answers: Mapping[str, Any]) -> str:
    """What was typed instead of an answer, in quotation marks; nothing where nothing was."""
    typed = (answers.get(UNREAD) or {}).get(question.name)
    return f"“{typed}”" if typed else ""


def opened(under: tuple[str, str], answers: Mapping[str, Any]) -> bool:
    """Whether the answer below which a question opens was chosen."""
    chosen = answers.get(under[0])
    return under[1] in (chosen if isinstance(chosen, list) else [chosen])


def in_words(question: Question, voice: str, answer: Any) -> str:
    """One answer as a person would say it."""
    if answer in (None, "", []):
        return ""
    if question.kind == "yes_no":
        return _(YES_NO.get(answer, str(answer)))
    if question.kind == "scale":
        return _("%(score)s of 10") % {"score": answer}
    if question.kind in ("day", "due"):
        return plain_date(date.fromisoformat(answer))
    if question.kind in ("one", "several"):
        words = {option.value: option.words.said(voice) for option in question.options_for(voice)}
        chosen = answer if isinstance(answer, list) else [answer]
        return "; ".join(words.get(str(value), str(value)) for value in chosen)
    return str(answer)
