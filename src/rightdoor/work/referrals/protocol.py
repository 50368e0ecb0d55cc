"""What this room must ask and tell the rooms above: whether they still have to do with a request, and that one came.

register_to_do(question)      whether a room above still has something to do about a request
register_arrival(callback)    told in the same transaction of the person whom a new request is about
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from rightdoor.records.people.models import Person

ToDo = Callable[[UUID], bool]
Arrival = Callable[[Person, UUID | None, datetime], None]  # whom it is about, who writes the call down, when
_asked: list[ToDo] = []
_told: list[Arrival] = []


def register_to_do(is_to_do: ToDo) -> None:
    """Say how to find out whether something of a decided request is still to do."""
    if is_to_do not in _asked:
        _asked.append(is_to_do)


def is_on_its_way(key: UUID) -> bool:
    """Whether any room above still has something to do about this request."""
    return any(is_to_do(key) for is_to_do in _asked)


def register_arrival(callback: Arrival) -> None:
    """Hear of every person for whom help is asked, before anybody has read it."""
    if callback not in _told:
        _told.append(callback)


def tell_arrival(person: Person | None, taken_by: UUID | None, at: datetime) -> None:
    """Tell the rooms above; nobody, where a request is for a group."""
    if person is not None:
        for callback in _told:
            callback(person, taken_by, at)
