"""What a score means and whether two differ by more than chance: bands, reliable change, goals from 0 to 10."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rightdoor.pure.measures.instruments import Instrument, Respondent, Scale
from rightdoor.pure.measures.norms import Norms, Person, norm_for
from rightdoor.pure.measures.scoring import in_range

MOST_GOALS = 3
"""Up to three goals at a time: GBO as `domain/processes.md` C8 has it."""


class Change(StrEnum):
    """What became of a score."""

    IMPROVED = "improved"
    DETERIORATED = "deteriorated"
    NO_RELIABLE_CHANGE = "no_reliable_change"


@dataclass(frozen=True)
class NotComparable:
    """That two scores say nothing about change, and why."""

    reason: str


@dataclass(frozen=True)
class Reading:
    """One raw score of one scale, as one person saw it on one day.  `mark` tells two of one day apart, in order."""

    instrument: str
    scale: str
    respondent: Respondent
    on: date
    value: Decimal | None
    mark: str = ""

    @property
    def kind(self) -> tuple[str, str, Respondent]:
        """Only readings of one kind are compared."""
        return self.instrument, self.scale, self.respondent


def moved(change: Decimal, least: Decimal, *, higher_is_better: bool) -> Change:
    """Whether a difference is at least the least that is reliable, and which way it goes."""
    if abs(change) < least:
        return Change.NO_RELIABLE_CHANGE
    return Change.IMPROVED if (change > 0) == higher_is_better else Change.DETERIORATED


def band(scale: Scale, respondent: Respondent, value: Decimal) -> str | None:
    """The band in which a score lies (a T score where the scale is standardised); nothing where we have no bands."""
    found = [one.name for one in scale.bands.get(respondent, ()) if one.lowest <= value]
    return found[-1] if found else None


def change_between(
    instrument: Instrument, first: Reading, last: Reading, person: Person, norms: Norms
) -> Change | NotComparable:
    """What became of a score, in the direction that the scale means; RCADS by T scores of one norm."""
    if first.kind != last.kind or first.instrument != instrument.id:
        return NotComparable("They are not of one instrument, scale and respondent.")
    if first.value is None or last.value is None:
        return NotComparable("One of them was not scored.")
    scale = instrument.scale(first.scale)
    if not (in_range(scale, first.value) and in_range(scale, last.value)):
        return NotComparable("One of them is outside the range of the scale.")
    least = scale.min_change.get(first.respondent)
    if least is None:
        return NotComparable("No figure is known for what change is reliable.")
    change = last.value - first.value
    if scale.standardised:
        norm = norm_for(norms, person, first.respondent, scale.id)
        if norm is None:
            return NotComparable("There are no norms for this age and sex, or one of them is not known.")
        change = norm.t_score(last.value) - norm.t_score(first.value)
    return moved(change, least, higher_is_better=scale.higher_is_better)


def goal_change(known: Mapping[str, Instrument], first: int | None, last: int | None) -> Change | NotComparable:
    """What became of one goal, 0 (furthest away) to 10 (reached): three steps are a reliable change."""
    scale = known["gbo"].scales[0]
    if first is None or last is None:
        return NotComparable("The goal was not scored at one of the times.")
    wrong = [score for score in (first, last) if not scale.lowest <= score <= scale.highest]
    if wrong:
        return NotComparable(f"A goal is scored from 0 to 10, not {wrong[0]}.")
    return moved(Decimal(last - first), scale.min_change[Respondent.SELF], higher_is_better=True)
