"""Asking the rules as a test asks: facts in, one service's answer out."""

from typing import Any

from rightdoor.pure.rules.facts import read_facts
from rightdoor.pure.rules.matching import match
from rightdoor.records.directory.reading import catalogue

CALM: dict[str, Any] = {
    "immediate_suicide_risk": False,
    "significant_self_harm": False,
    "at_risk_of_significant_harm": False,
    "in_danger_now": False,
}


def report(facts: dict[str, Any]) -> dict[str, Any]:
    """The whole answer."""
    found = catalogue()
    return match(found, read_facts(facts, services=tuple(found.by_code))).to_json()


def ask(service: str, facts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The answer of one service to facts with some changes; a change to `None` takes the fact away."""
    told = {name: value for name, value in {**facts, **changes}.items() if value is not None}
    answered = report(told)
    (row,) = (row for row in answered["results"] if row["service"] == service)
    return {**row, "safety": codes(answered["safety"]), "next_steps": codes(answered["next_steps"])}


def codes(steps: list[dict[str, str]]) -> list[str]:
    """The codes of a list of steps."""
    return [step["service"] for step in steps]


def answer(service: str, facts: dict[str, Any], **changes: Any) -> str:
    """The bare answer of one service."""
    return str(ask(service, facts, **changes)["answer"])


def default(service: str, facts: dict[str, Any], **changes: Any) -> tuple[str, str | None]:
    """The bare answer with what the local setting says."""
    row = ask(service, facts, **changes)
    return row["answer"], row["default"]
