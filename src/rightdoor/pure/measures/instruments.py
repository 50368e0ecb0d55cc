"""What an instrument is: who answers it, what it measures, what of it may be shipped, and how much change is reliable.

An instrument is data.  `registry` reads it from text, the house's own or one that a body with a licence has put in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Licence(StrEnum):
    """What we may do with an instrument's words."""

    OPEN = "open"
    """Free to ship: its questions are here."""
    OWN_WORDS = "own_words"
    """Written for this house."""
    SCORES_ONLY = "scores_only"
    """Somebody enters the score; its questions are not here."""
    LICENSED_UPLOAD = "licensed_upload"
    """Scores; or its questions, from a file put in by a body that holds a licence."""


SHIPPED = frozenset({Licence.OPEN, Licence.OWN_WORDS})


class Respondent(StrEnum):
    """Whose view a score is."""

    SELF = "self"
    PARENT = "parent"
    CLINICIAN = "clinician"


class Sex(StrEnum):
    """The two for which RCADS has norms; anything else has none."""

    MALE = "M"
    FEMALE = "F"


@dataclass(frozen=True)
class Band:
    """A named part of a scale, from its lowest score up to the next band."""

    name: str
    lowest: Decimal


@dataclass(frozen=True)
class Item:
    """One question: its words in each voice (none where we may not ship them) and the answers that it takes.

    `alert_from`: an answer this high is shown to a person at once.  It is a flag, never a score.
    """

    id: str
    words: Mapping[str, str]
    lowest: int
    highest: int
    alert_from: int | None = None
    reverse: bool = False


@dataclass(frozen=True)
class Scale:
    """What is scored: its range, its direction, its bands, and by how much a score must move for each respondent.

    `higher_is_better` is what the scale means; `nationally_higher` how the national figure counts it.  They differ for
    one scale, SDQ prosocial.  Of a standardised scale `bands` are of T scores, `lowest` and `highest` of raw ones.
    """

    id: str
    name: str
    lowest: Decimal
    highest: Decimal
    higher_is_better: bool
    nationally_higher: bool
    min_change: Mapping[Respondent, Decimal]
    bands: Mapping[Respondent, tuple[Band, ...]]
    items: tuple[str, ...]
    missing_allowed: int
    standardised: bool


@dataclass(frozen=True)
class Instrument:
    """An instrument with its licence state and where we have that from."""

    id: str
    name: str
    licence: Licence
    licence_source: str
    figures_source: str
    respondents: tuple[Respondent, ...]
    ages: tuple[int, int] | None
    """First and last age; nothing where no source that we could read says."""
    scales: tuple[Scale, ...]
    items: tuple[Item, ...]
    answers: Mapping[int, Mapping[str, str]]
    """What each number means, in each voice."""
    lead: Mapping[str, str] = field(default_factory=dict)
    """What is said before the first question, such as of which days it asks, in each voice."""

    def scale(self, name: str) -> Scale:
        """The scale of this id; KeyError where there is none."""
        for one in self.scales:
            if one.id == name:
                return one
        raise KeyError(f"{self.id} has no scale {name!r}")
