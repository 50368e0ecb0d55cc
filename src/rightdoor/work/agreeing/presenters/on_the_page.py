"""This room's part of a child's page, and its moments of the story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.presenters import StoryEntry
from rightdoor.ground.design.when import machine, plain_date, short_moment
from rightdoor.records.agreements.models import ComingOfAge, Sharing
from rightdoor.records.people.models import Person
from rightdoor.records.people.page import Moment, Stretch
from rightdoor.records.people.there import may_have
from rightdoor.work.triage.reading import reads_at_the_front_door


@dataclass(frozen=True, slots=True)
class Face:
    """What is shared now, and the way to all of it; the answers stand in the story beside it."""

    href: str
    shared: list[tuple[str, str]]


def face(person: Person, account: Account, at: datetime) -> Face | None:
    """The part; nothing for whoever may not read it."""
    if not reads_at_the_front_door(person, account, at):
        return None
    running = [one for one in sharings_of(person) if one.ended_at is None and one.ends_at > at]
    return Face(
        href=reverse("agreement", args=[person.pk]),
        shared=[(one.recipient, plain_date(one.ends_at)) for one in running],
    )


def told(person: Person, account: Account, at: datetime, _stretch: Stretch) -> Iterator[Moment]:
    """Decisions to share.  Answers and judgements are told by the room of the requests in which they were asked."""
    if not reads_at_the_front_door(person, account, at):
        return
    for one in sharings_of(person):
        title = _("Shared with %(name)s") % {"name": one.recipient}
        yield moment(one.decided_at, title, str(one.decided_by), one.purpose)
        if one.ended_at:
            yield moment(one.ended_at, _("No longer shared with %(name)s") % {"name": one.recipient},
                         str(one.ended_by or ""), one.ended_because)  # fmt: skip


def sharings_of(person: Person) -> list[Sharing]:
    """Every decision to share, asked once while the page is drawn; what ends first comes first."""
    if not may_have(person, Sharing):
        return []
    rows = Sharing.objects.select_related("decided_by", "ended_by").order_by("ends_at", "id")
    prefetch_related_objects([person], Prefetch("sharings", rows))
    return list(person.sharings.all())


def moment(at: datetime, title: str, aside: str, text: str) -> Moment:
    return at, StoryEntry(kind="decision", when=short_moment(at), title=title, machine_when=machine(at), aside=aside,
                          text=text)  # fmt: skip


def place_of_coming_of_age(key: UUID) -> str:
    """Where somebody who turned 18 is asked anew."""
    coming = ComingOfAge.objects.filter(pk=key).first()
    return reverse("agreement", args=[coming.person_id]) if coming else ""
