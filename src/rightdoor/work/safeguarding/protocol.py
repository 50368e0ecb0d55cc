"""What this room asks of the rooms above, and tells them.  They register in their ready().

register_flagged(callback)   told in the same transaction whenever a flag, or a contact to be made, opens or closes
register_reader(kind, read)  reads what somebody said in a draft or a request, for whoever must act on it
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import ContactPlan

Flagged = Callable[[str, UUID, bool, datetime], None]  # the kind ('referrals.draft'), its key, a flag is open, when


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of somebody who may not be safe, as the room above reads it."""

    name: str = ""  # what they like to be called, if they said
    born_or_age: str = ""  # in words, as they gave it
    place: str = ""  # where they live, as they gave it
    asker: str = ""  # who wrote it, in words: 'Themselves', 'A parent or carer' …
    asker_name: str = ""
    story: str = ""  # in their own words
    lines: tuple[tuple[str, str], ...] = field(default=())  # other questions and their answers
    plan: ContactPlan | None = None  # how they are reached; else how whoever asked for them is
    asker_plan: ContactPlan | None = None  # how whoever asked is reached, where both are on record


class Request(Protocol):
    """A request for help, as far as this room must know it."""

    @property
    def pk(self) -> UUID: ...
    @property
    def partnership(self) -> Partnership: ...
    @property
    def area(self) -> str: ...


Finder = Callable[[UUID, Account, datetime], Request | None]
_finders: list[Finder] = []


def register_finder(finder: Finder) -> None:
    """Say how to find a request by its key, for an account that may see it."""
    _finders[:] = [finder]


def find_request(key: UUID, account: Account, at: datetime) -> Request | None:
    """The request, where this account may see it."""
    return _finders[0](key, account, at) if _finders else None


Reader = Callable[[UUID], Said | None]
_flagged: list[Flagged] = []
_readers: dict[str, Reader] = {}


def register_flagged(callback: Flagged) -> None:
    """Keep a column in step with whether a flag is open."""
    if callback not in _flagged:
        _flagged.append(callback)


def register_reader(about_kind: str, reader: Reader) -> None:
    """Say how to read a thing that flags can be about."""
    _readers[about_kind] = reader


def tell_flagged(about_kind: str, about_id: UUID, *, flagged: bool, at: datetime) -> None:
    """Tell the rooms above."""
    for callback in _flagged:
        callback(about_kind, about_id, flagged, at)


def read(about_kind: str, about_id: UUID) -> Said:
    """What they said; nothing where no room can read it."""
    reader = _readers.get(about_kind)
    return (reader(about_id) if reader else None) or Said()
