"""Whether two records that became one have been looked at by a person; the room that joins them says so."""

from collections.abc import Callable

from rightdoor.records.people.models import Person

Doubt = Callable[[Person], bool]
_doubts: dict[str, Doubt] = {}


def register_doubt(name: str, doubt: Doubt) -> None:
    """Let a room say that a record may not be of one person alone."""
    _doubts[name] = doubt


def is_settled(person: Person) -> bool:
    """Whether nobody doubts that everything on this record is of one person."""
    return not any(doubt(person) for doubt in _doubts.values())
