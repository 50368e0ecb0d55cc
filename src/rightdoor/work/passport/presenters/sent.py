"""What was sent, question by question, in the words in which it was asked."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.when import plain_date
from rightdoor.records.questions.reading import form
from rightdoor.records.questions.shapes import Part, Question
from rightdoor.work.referrals.models import Referral

PLAIN = {"yes": _("Yes"), "no": _("No"), "not_sure": _("Not sure"), True: _("Yes"), False: _("No")}


@dataclass(frozen=True, slots=True)
class SentPart:
    """One part of the task list, with each question and what was answered."""

    title: str
    pairs: list[tuple[str, str]] = field(default_factory=list)


def sent_parts(referral: Referral) -> list[SentPart]:
    """Everything that was answered; what was skipped is left out."""
    asked = form(referral.asker)
    voice = asked.voice(referral.answers)
    parts = [SentPart(part.title.said(voice), pairs(part, voice, referral.answers)) for part in asked.parts]
    return [part for part in parts if part.pairs]


def pairs(part: Part, voice: str, answers: dict[str, Any]) -> list[tuple[str, str]]:
    """Question and answer, in words."""
    questions = [question for page in part.asked(voice, answers) for question in page.questions]
    told = [(one.words.said(voice), in_words(one, voice, answers.get(one.name))) for one in questions]
    return [(asked_words, said) for asked_words, said in told if asked_words and said]


def in_words(question: Question, voice: str, value: Any) -> str:
    """An answer as the person gave it."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, (in_words(question, voice, one) for one in value)))
    labels = {option.value: option.words.said(voice) for option in question.every_option}
    if value in labels:
        return labels[value]
    if question.kind == "day":
        return day_said(value)
    return str(PLAIN.get(value, value))


def day_said(value: Any) -> str:
    try:
        return plain_date(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
