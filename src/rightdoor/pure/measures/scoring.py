"""From answers to scores.  A question without answer is not a nought: it is made up for pro rata, or nothing is scored.

A worrying answer is a flag for a person and no part of any figure about risk: no total of risk is made here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from rightdoor.pure.measures.instruments import Instrument, Item, Respondent, Scale

STEP = Decimal("0.0001")
"""Scores are kept to four places, as the national figure keeps them."""


class AnswersWrong(ValueError):
    """Answers cannot be taken: every reason in words."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class Answer:
    """What somebody answered to one question; None: they did not, or did not know."""

    item: str
    value: int | None


@dataclass(frozen=True)
class Score:
    """A scale's raw score, and how many answers were made up for."""

    scale: str
    value: Decimal
    made_up: int = 0


@dataclass(frozen=True)
class NotScored:
    """That a scale has no score, and why."""

    scale: str
    reason: str


class Flag(StrEnum):
    """Why a person looks at an answer at once."""

    SAID_YES = "said_yes"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True)
class Alert:
    """An answer that a person looks at: what was said, or that nothing was, which is not a no."""

    item: str
    flag: Flag


def checked(instrument: Instrument, answers: Iterable[Answer]) -> Mapping[str, int]:
    """The answers given, by question; AnswersWrong says everything that is wrong with them."""
    given = list(answers)
    items = {item.id: item for item in instrument.items}
    times = Counter(answer.item for answer in given)
    reasons = [f"Question {name} was answered {often} times." for name, often in times.items() if often > 1]
    reasons += [f"{instrument.name} has no question {name}." for name in times if name not in items]
    reasons += [_out_of_range(items[one.item], one) for one in given if one.item in items and not _fits(items, one)]
    if reasons:
        raise AnswersWrong(reasons)
    return {answer.item: answer.value for answer in given if answer.value is not None}


def scored(instrument: Instrument, answers: Iterable[Answer]) -> tuple[Score | NotScored, ...]:
    """Every scale of the instrument, scored or with the reason why not."""
    given = checked(instrument, answers)
    return tuple(_of_scale(instrument, scale, given) for scale in instrument.scales)


def entered(instrument: Instrument, scale: str, respondent: Respondent, value: Decimal) -> Score:
    """A score that somebody read off elsewhere, if this scale can have it."""
    its = instrument.scale(scale)
    reasons = []
    if respondent not in instrument.respondents:
        reasons.append(f"{instrument.name} is not answered by: {respondent}.")
    if not in_range(its, value):
        reasons.append(f"{its.name} is a number from {its.lowest} to {its.highest}.")
    if reasons:
        raise AnswersWrong(reasons)
    return Score(scale, value)


def in_range(scale: Scale, value: Decimal) -> bool:
    """Whether the scale can have this raw score."""
    return value.is_finite() and scale.lowest <= value <= scale.highest


def alerts(instrument: Instrument, answers: Iterable[Answer]) -> tuple[Alert, ...]:
    """The answers that a person looks at at once, in the order of the questions.

    Nothing hides one: not that the rest cannot be scored, nor that this or another question was answered wrongly.
    """
    given = list(answers)
    flags = [(item.id, _flag(item, [one.value for one in given if one.item == item.id])) for item in instrument.items]
    return tuple(Alert(item, flag) for item, flag in flags if flag is not None)


def tallies(instrument: Instrument, forms: Iterable[Iterable[Answer]]) -> Mapping[str, Mapping[int, int]]:
    """For every question how often each answer was given; who did not answer or did not know counts nowhere."""
    counted = {item.id: dict.fromkeys(range(item.lowest, item.highest + 1), 0) for item in instrument.items}
    for form in forms:
        for item, value in checked(instrument, form).items():
            counted[item][value] += 1
    return counted


def _fits(items: Mapping[str, Item], answer: Answer) -> bool:
    item = items[answer.item]
    return answer.value is None or item.lowest <= answer.value <= item.highest


def _out_of_range(item: Item, answer: Answer) -> str:
    return f"Question {item.id} takes {item.lowest} to {item.highest}, not {answer.value}."


def _flag(item: Item, values: Sequence[int | None]) -> Flag | None:
    if item.alert_from is None:
        return None
    said = [value for value in values if value is not None and value >= item.lowest]
    if not said:
        return Flag.NOT_ANSWERED
    return Flag.SAID_YES if max(said) >= item.alert_from else None


def _of_scale(instrument: Instrument, scale: Scale, given: Mapping[str, int]) -> Score | NotScored:
    if not scale.items:
        return NotScored(scale.id, "Its questions are not here: the score is entered.")
    values = [
        _counted(item, given[item.id]) for item in instrument.items if item.id in scale.items and item.id in given
    ]
    missing = len(scale.items) - len(values)
    if missing > scale.missing_allowed:
        return NotScored(
            scale.id, f"{missing} of {len(scale.items)} answers are missing, {scale.missing_allowed} may be."
        )
    total = Decimal(sum(values)) * len(scale.items) / len(values)
    return Score(scale.id, total.quantize(STEP, ROUND_HALF_UP), missing)


def _counted(item: Item, value: int) -> int:
    return item.lowest + item.highest - value if item.reverse else value
