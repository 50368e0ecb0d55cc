"""What the page of one child is made of: the rooms that keep something about people register their parts here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import QuerySet

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.presenters import StoryEntry
from rightdoor.records.people.models import Person

Face = Callable[[Person, Account, datetime], Any]
Moment = tuple[datetime, StoryEntry]
Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True, slots=True)
class Stretch:
    """How much of the story is looked at: up to a moment, and no more than so many of each kind.

    A room whose moments can be many narrows its rows by it, and the rest need not be written to be left out.
    """

    until: datetime | None = None
    most: int | None = None

    def of(self, rows: Rows, moment: str) -> Rows:
        """The rows of this stretch, the newest first; of one moment in the order in which they were written."""
        if self.until is not None:
            rows = rows.filter(**{f"{moment}__lte": self.until})
        return rows.order_by(f"-{moment}", "id")[: self.most]


WHOLE = Stretch()
Telling = Callable[[Person, Account, datetime, Stretch], Iterable[Moment]]


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
    """Let a room tell its moments of a child's story: only what this reader may see, in a fixed number of questions.

    More than the stretch does no harm: it is left out where it is shown.
    """
    _tellings[name] = telling


def moments(person: Person, account: Account, at: datetime, stretch: Stretch = WHOLE) -> list[Moment]:
    """A stretch of what there is about one child and this reader may see, the newest first."""
    told = [moment for telling in _tellings.values() for moment in telling(person, account, at, stretch)]
    return sorted(told, key=lambda moment: moment[0], reverse=True)
