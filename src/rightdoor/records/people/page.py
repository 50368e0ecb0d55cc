"""What the page of one child is made of: the rooms that keep something about people register their parts here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.presenters import StoryEntry
from rightdoor.records.people.models import Person

Face = Callable[[Person, Account, datetime], Any]
Moment = tuple[datetime, StoryEntry]
Telling = Callable[[Person, Account, datetime], Iterable[Moment]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page.  *face* says what this reader may see of it as the template's ``part``; None: nothing."""

    place: int  # from the top down
    template: str
    face: Face
    beside: bool = False  # in the narrow column: what is open now and who is doing what


_parts: dict[str, Part] = {}
_tellings: dict[str, Telling] = {}


def register_part(name: str, part: Part) -> None:
    """Let a room show its part of a child's page."""
    _parts[name] = part


def parts() -> list[Part]:
    """Every part, from the top down."""
    return sorted(_parts.values(), key=lambda part: part.place)


def register_telling(name: str, telling: Telling) -> None:
    """Let a room tell its moments of a child's story: only what this reader may see, in a fixed number of questions."""
    _tellings[name] = telling


def moments(person: Person, account: Account, at: datetime) -> list[Moment]:
    """Everything about one child that this reader may see, the newest first."""
    told = [moment for telling in _tellings.values() for moment in telling(person, account, at)]
    return sorted(told, key=lambda moment: moment[0], reverse=True)
