"""What this room must ask and tell the rooms above: whether they still have to do with a request, and that one came.

register_to_do(question)      whether a room above still has something to do about a request
register_known(look)          who may be the child of a call that is being taken, as far as its taker may see
register_arrival(callback)    told in the same transaction of the person whom a new request is about
register_matched(callback)    told whenever the rules were asked about a request: it is new, or its facts changed
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from rightdoor.records.people.models import Person

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.referrals.models import Draft


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may be the child of a call: in what alike, in what not, and what was asked for them before."""

    name: str
    standing: str
    alike: list[str]
    unlike: list[str]
    asked: list[str]
    requests: list[UUID]  # that whoever takes the call may open


ToDo = Callable[[UUID], bool]
Arrival = Callable[[Person, UUID | None, datetime], None]  # whom it is about, who writes the call down, when
Matched = Callable[[UUID, datetime], None]
Look = Callable[["Draft", "Account", datetime], list[Known] | None]  # None: too little is told to look
_asked: list[ToDo] = []
_looks: list[Look] = []
_told: list[Arrival] = []
_matched: list[Matched] = []


def register_to_do(is_to_do: ToDo) -> None:
    """Say how to find out whether something of a decided request is still to do."""
    if is_to_do not in _asked:
        _asked.append(is_to_do)


def is_on_its_way(key: UUID) -> bool:
    """Whether any room above still has something to do about this request."""
    return any(is_to_do(key) for is_to_do in _asked)


def register_known(look: Look) -> None:
    """Say how to find who may be the child of a call."""
    _looks[:] = [look]


def who_may_be(draft: "Draft", account: "Account", at: datetime) -> list[Known] | None:
    """Who may be the child of this call; None where nobody can be looked for yet."""
    return _looks[0](draft, account, at) if _looks else None


def register_arrival(callback: Arrival) -> None:
    """Hear of every person for whom help is asked, before anybody has read it."""
    if callback not in _told:
        _told.append(callback)


def tell_arrival(person: Person | None, taken_by: UUID | None, at: datetime) -> None:
    """Tell the rooms above; nobody, where a request is for a group."""
    if person is not None:
        for callback in _told:
            callback(person, taken_by, at)


def register_matched(callback: Matched) -> None:
    """Hear of every request that the rules were asked about."""
    if callback not in _matched:
        _matched.append(callback)


def tell_matched(referral_id: UUID, at: datetime) -> None:
    """Tell the rooms above."""
    for callback in _matched:
        callback(referral_id, at)
