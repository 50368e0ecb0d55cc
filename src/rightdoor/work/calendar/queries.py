"""Words that complete 'bookings …' and 'rooms …'."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import TruncDate

from rightdoor.ground.access.bars import blocked_people
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.reach import NONE, unbarred, where_holding
from rightdoor.pure.rules.days import LONDON
from rightdoor.work.calendar.lifecycle import State
from rightdoor.work.support.models import Episode, Session

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.calendar.models import Booking, Room  # noqa: F401  named in the strings below


class RoomQueries(models.QuerySet["Room"]):
    def visible_to(self, account: Account, at: datetime) -> RoomQueries:
        """Those of the areas in which they give support or answer for it."""
        mine = unbarred(self, account, at, hidden=NONE)
        return mine.filter(where_holding(account, Role.MANAGER, Role.WORKER, Role.PRACTITIONER, at=at))

    def that_are_open(self) -> RoomQueries:
        """Which somebody can have."""
        return self.filter(closed_at=None)

    def for_help(self, episode: Episode) -> RoomQueries:
        """In which this help can be given."""
        here = Q(area__in=["", episode.area]) if episode.area else Q()
        return self.filter(here, service__in=["", episode.service]).order_by("venue", "name")


class BookingQueries(models.QuerySet["Booking"]):
    def visible_to(self, account: Account, at: datetime) -> BookingQueries:
        """Of help that they may read."""
        hidden = Q(episode__person__in=blocked_people(account, at))
        mine = unbarred(self, account, at, hidden=hidden, home="episode__partnership_id")
        return mine.filter(episode__in=Episode.objects.visible_to(account, at).values("pk"))

    def that_stand(self) -> BookingQueries:
        """Neither moved nor cancelled."""
        return self.filter(state=State.STANDS.value)

    def between(self, first: date, days: int) -> BookingQueries:
        """Beginning on one of so many days, as people in London count them; in their order."""
        start = datetime.combine(first, time(), tzinfo=LONDON)
        end = datetime.combine(first + timedelta(days=days), time(), tzinfo=LONDON)
        return self.filter(starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "pk")

    def overlapping(self, starts_at: datetime, ends_at: datetime) -> BookingQueries:
        """At the same time; what ends as another begins does not overlap."""
        return self.that_stand().filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def to_be_written_up(self, at: datetime) -> BookingQueries:
        """Over, and no session of that day says what came of it."""
        said = Session.objects.annotate(held_on=TruncDate("starts_at", tzinfo=LONDON)).filter(
            episode=OuterRef("episode"), held_on=OuterRef("held_on")
        )
        over = self.that_stand().filter(ends_at__lte=at).annotate(held_on=TruncDate("starts_at", tzinfo=LONDON))
        return over.filter(~Exists(said)).order_by("starts_at", "pk")

    def with_whom(self) -> BookingQueries:
        """With all that a line of a calendar shows."""
        return self.select_related("episode__person", "episode__referral", "worker", "room")
