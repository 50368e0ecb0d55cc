"""T scores: how far a raw RCADS score lies from those of others of the same sex and age, by who answers.

T = (raw - mean) * 10 / sd + 50, by respondent, sex and age in years; `rcads_norms.toml` names the source.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rightdoor.pure.measures.instruments import Respondent, Sex


@dataclass(frozen=True)
class Norm:
    """Mean and standard deviation of the raw scores of one group."""

    mean: Decimal
    sd: Decimal

    def t_score(self, raw: Decimal) -> Decimal:
        """The raw score on the scale where 50 is the mean and 10 a standard deviation."""
        return (raw - self.mean) * 10 / self.sd + 50


Norms = Mapping[tuple[Respondent, Sex, int, str], Norm]


@dataclass(frozen=True)
class Person:
    """What the norms ask about a child: unknown stays unknown."""

    sex: Sex | None
    age: int | None


def norm_for(norms: Norms, person: Person, respondent: Respondent, scale: str) -> Norm | None:
    """The norm for this child, or nothing: sex or age is unknown, or there are no norms for them."""
    if person.sex is None or person.age is None:
        return None
    return norms.get((respondent, person.sex, person.age, scale))
