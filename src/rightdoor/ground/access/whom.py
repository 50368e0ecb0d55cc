"""Whom a record is about.  The rooms that hold records about people say how to find out, in their ready()."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from rightdoor.ground.audit.record import kind_of

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account

PERSON = "people.person"
Finder = Callable[[UUID], UUID | None]
Things = Callable[[Any], Any]  # the keys of people, as a query, to the keys of the records about them, as a query
Seen = Callable[["Account", datetime], Any]  # the keys of the records of a kind that an account sees, as a query
_seen: dict[str, Seen] = {}
_finders: dict[str, Finder] = {}
_things: dict[str, Things] = {}


def register_whom(kind: str, find: Finder, things: Things) -> None:
    """Say how to find the person a record of this kind is about, and all records of this kind about some people."""
    _finders[kind], _things[kind] = find, things


def about_people(people: Any, *, but: Collection[str] = ()) -> Q:
    """What is about any of these people, by itself or by a record about them: to be left out of a list.

    A room whose records are about others' records names its own kinds in *but*: they are about nothing of their own.
    """
    found = Q(about_kind=PERSON, about_id__in=people)
    for kind in _things.keys() - set(but):
        found |= Q(about_kind=kind, about_id__in=_things[kind](people))
    return found


def register_seen(kind: str, seen: Seen) -> None:
    """Say which records of this kind an account sees, where it is fewer than all of their area."""
    _seen[kind] = seen


def about_unseen(account: "Account", at: datetime) -> Q:
    """What is about a record that only a few see, and not this account: to be left out of a list."""
    found = Q(pk__in=())
    for kind, seen in _seen.items():
        found |= Q(about_kind=kind) & ~Q(about_id__in=seen(account, at))
    return found


def person_of(thing: Any) -> UUID | None:
    """The person a record is about, itself or by what it belongs to; nobody where it names none."""
    if kind_of(thing) == PERSON:
        return UUID(str(thing.pk))
    if getattr(thing, "person_id", None) is not None:
        return UUID(str(thing.person_id))
    if getattr(thing, "referral_id", None) is not None:
        return person_about("referrals.referral", thing.referral_id)
    if getattr(thing, "about_id", None) is not None:
        return person_about(thing.about_kind, thing.about_id)
    return None


def person_about(kind: str, key: UUID) -> UUID | None:
    """The same, of a record that is named by its kind and key."""
    if kind == PERSON:
        return key
    find = _finders.get(kind)
    return find(key) if find else None
