"""The answer for one service, with its reasons."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rightdoor.pure.rules.truth import Truth

ANSWERS = {
    Truth.YES: "eligible",
    Truth.NO: "not_eligible",
    Truth.UNKNOWN: "needs_information",
    Truth.OPEN: "undecided",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One criterion: what is known, said plainly and in the document's own words."""

    criterion: str
    answer: Truth
    says: str
    quote: str
    source: str
    publisher: str = ""
    title: str = ""
    kind: str = "criterion"

    def to_json(self) -> dict[str, Any]:
        """The reason as the contract prints it."""
        return {
            "criterion": self.criterion,
            "answer": self.answer.value,
            "says": self.says,
            "quote": self.quote,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class Result:
    """What one service answers to one request."""

    service: str
    answer: str
    default: str | None
    holds: tuple[str, ...]
    only_through: str | None
    ask: tuple[str, ...]
    recheck_on: date | None
    confirm: tuple[str, ...]
    reasons: tuple[Reason, ...]

    def to_json(self) -> dict[str, Any]:
        """The result as the contract prints it."""
        return {
            "service": self.service,
            "answer": self.answer,
            "default": self.default,
            "holds": list(self.holds),
            "only_through": self.only_through,
            "ask": list(self.ask),
            "recheck_on": self.recheck_on.isoformat() if self.recheck_on else None,
            "confirm": list(self.confirm),
            "reasons": [reason.to_json() for reason in self.reasons],
        }
