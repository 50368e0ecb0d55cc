"""What the first page says of itself: the four ways of asking, and when a person reads."""

from dataclasses import dataclass

from rightdoor.ground.design.when import hour
from rightdoor.records.directory.reading import catalogue


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking."""

    who: str
    text: str
    small: str


def ways_in() -> list[Way]:
    """Ask for whom: each leads to the same first page of asking, with its answer chosen."""
    return [
        Way("me", "For me", "You can ask by yourself, at any age"),
        Way("child", "For my child", "Or a child you look after"),
        Way("work", "For someone I work with", "School, surgery, social care, youth work"),
        Way("group", "For a group or class", "Workshops and group programmes"),
    ]


def reading_hours() -> str:
    """When requests are read, by the clock of this county."""
    working = catalogue().working_time
    return f"Monday to Friday, {hour(working.opens)} to {hour(working.closes)}, not on bank holidays"
