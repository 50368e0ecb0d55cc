"""What the first page says of itself: the four ways of asking, and when a person reads."""

from dataclasses import dataclass

from rightdoor.ground.design.when import hour
from rightdoor.records.directory.reading import catalogue


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking."""

    text: str
    small: str
    href: str


def ways_in() -> list[Way]:
    """Ask for whom: each leads to the same list of steps, in its own words."""
    return [
        Way("For me", "You can ask by yourself, at any age", "/ask/"),
        Way("For my child", "Or a child you look after", "/ask/"),
        Way("For someone I work with", "School, surgery, social care, youth work", "/ask/"),
        Way("For a group or class", "Workshops and group programmes", "/ask/"),
    ]


def reading_hours() -> str:
    """When requests are read, by the clock of this county."""
    working = catalogue().working_time
    return f"Monday to Friday, {hour(working.opens)} to {hour(working.closes)}, not on bank holidays"
