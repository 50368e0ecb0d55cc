"""Who reads the story of requests and where it leads them; and what one moment of it is written as."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from rightdoor.ground.access.models import Account, Sealable
from rightdoor.ground.design.presenters import Link, StoryEntry
from rightdoor.ground.design.when import machine, short_moment
from rightdoor.records.people.page import WHOLE, Moment, Stretch
from rightdoor.work.referrals.models import Referral

REFERRAL = "referrals.referral"
Requests = Sequence[Referral]


def not_apart(_part: Any) -> Link | None:
    return None


def part_kept_apart(part: Sealable) -> UUID | None:
    """Its key, so that the look at it is on record."""
    return part.pk if part.is_sealed else None


def nowhere(_referral: Referral) -> Sequence[Link]:
    return ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, how much, and where it leads them: from a part that is or may be kept apart, and from a request."""

    account: Account
    at: datetime
    apart: Callable[[Any], Link | None] = not_apart
    leads: Callable[[Referral], Sequence[Link]] = nowhere
    stretch: Stretch = WHOLE

    def links(self, part: Any) -> list[Link]:
        """Whether it is kept apart, or may be."""
        found = self.apart(part)
        return [found] if found else []


class Teller:
    """One kind of moment.  *kinds*: of what there must be something, and by which of its fields it belongs to a request
    (or, by ``person``, to the child of one); without any it is told from what is known already.
    """

    def __init__(self, tell: Callable[[Requests, Reader], Iterator[Moment]], *kinds: tuple[type[Model], str]) -> None:
        self.tell, self.kinds = tell, kinds


def entry(at: datetime, kind: str, title: str, **more: object) -> Moment:
    """One moment; its day is written where it is shown."""
    return at, StoryEntry(kind=kind, when="", title=title, **more)  # type: ignore[arg-type]


def dated(moment: Moment) -> StoryEntry:
    """The entry of a moment, with its day."""
    at, told = moment
    return told if told.when else replace(told, when=short_moment(at), machine_when=machine(at))


def keys_of(requests: Requests) -> list[Any]:
    return [one.pk for one in requests]


def newest_first(requests: Requests) -> Requests:
    return sorted(requests, key=lambda one: one.received_at, reverse=True)
