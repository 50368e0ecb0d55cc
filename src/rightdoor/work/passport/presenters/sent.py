"""What was sent, question by question, in the words in which it was asked."""

from dataclasses import dataclass, field

from rightdoor.records.questions.reading import form
from rightdoor.records.questions.told import told
from rightdoor.work.referrals.models import Referral


@dataclass(frozen=True, slots=True)
class SentPart:
    """One part of the task list, with each question and what was answered."""

    title: str
    pairs: list[tuple[str, str]] = field(default_factory=list)


def sent_parts(referral: Referral) -> list[SentPart]:
    """Everything that was answered; what was skipped is left out."""
    asked, answers = form(referral.asker), referral.answers
    voice = asked.voice(answers)
    parts = [
        SentPart(
            title=part.title.said(voice),
            pairs=[(line.question, line.answer) for line in told(asked, answers, part=part.key) if line.answer],
        )
        for part in asked.parts
    ]
    return [part for part in parts if part.pairs]
