"""Appointments by day, as a page shows them; and the history of those of one child's help."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import day_and_month, hour, short_moment
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.work.calendar.days import place_of
from rightdoor.work.calendar.lifecycle import HOW_NAMES, WHY_NAMES, How, State, What, Why
from rightdoor.work.calendar.models import Booking
from rightdoor.work.calendar.telling import in_words
from rightdoor.work.groups.lifecycle import State as Meets
from rightdoor.work.groups.models import Cohort, Gathering
from rightdoor.work.groups.queries import COHORT, tied_to
from rightdoor.work.triage.presenters.people import called


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a calendar."""

    starts_at: datetime
    hours: str
    title: str
    aside: str
    episode_id: UUID | None = None  # of an appointment; of a group's session, none
    cohort_id: UUID | None = None
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One day with what is on it."""

    title: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Past:
    """One appointment of a child's help, with what became of it."""

    key: UUID
    title: str
    aside: str
    told: str
    may_change: bool
    messages: list[str]


def days_of(entries: Iterable[Entry]) -> list[Day]:
    """By day, as people in London count them."""
    ordered = sorted(entries, key=lambda one: one.starts_at)
    return [
        Day(day_and_month(day), list(of_day)) for day, of_day in groupby(ordered, key=lambda one: day_of(one.starts_at))
    ]


def entry_of(one: Booking, *, with_worker: bool = False) -> Entry:
    """An appointment in a calendar."""
    return Entry(
        starts_at=one.starts_at, hours=hours(one.starts_at, one.ends_at), title=called(one.episode.person),
        aside=joined(HOW_NAMES[How(one.how)], place_of(one), one.worker.name if with_worker else ""),
        episode_id=one.episode_id, key=one.pk,
    )  # fmt: skip


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """9 am to 10 am."""
    return _("%(from)s to %(to)s") % {"from": hour(starts_at), "to": hour(ends_at)}


def groups_of(account: Account, first: date, last: datetime, at: datetime) -> list[Entry]:
    """The sessions of the groups that they run, from a day on until a moment."""
    cohorts = Cohort.objects.visible_to(account, at).filter(pk__in=tied_to(COHORT, account, at))
    start = datetime(first.year, first.month, first.day, tzinfo=LONDON)
    rows = Gathering.objects.filter(cohort__in=cohorts.values("pk"), starts_at__gte=start, starts_at__lt=last)
    return [
        Entry(
            starts_at=one.starts_at, hours=_("%(at)s, %(many)d min") % {"at": hour(one.starts_at), "many": one.minutes},
            title=one.cohort.name, aside=_("Group, %(where)s") % {"where": one.cohort.venue}, cohort_id=one.cohort_id,
        )
        for one in rows.filter(state=Meets.PLANNED.value).select_related("cohort")
    ]  # fmt: skip


def history(rows: Sequence[Booking], at: datetime) -> list[Past]:
    """All of one help, what was moved and cancelled too."""
    return [
        Past(
            key=one.pk, title=f"{short_moment(one.starts_at)} ({minutes(one)} min)",
            aside=joined(HOW_NAMES[How(one.how)], place_of(one), _("with %(name)s") % {"name": one.worker.name}),
            told=became(one), may_change=one.state == State.STANDS and one.starts_at > at,
            messages=written(one, at),
        )
        for one in rows
    ]  # fmt: skip


def written(one: Booking, at: datetime) -> list[str]:
    """What the family was written to about it, or will be, or why not."""
    told = [in_words(each) for each in one.messages.all()]
    if one.is_reminded and one.state == State.STANDS and one.starts_at > at:
        is_told = any(each.what == What.REMINDER for each in one.messages.all())
        told += [] if is_told else ["A reminder goes the day before, if it is safe then."]
    return told


def joined(*parts: str) -> str:
    """What there is of them, with commas."""
    return ", ".join(part for part in parts if part)


def minutes(one: Booking) -> int:
    return round((one.ends_at - one.starts_at).total_seconds() / 60)


def became(one: Booking) -> str:
    """From when to when it was moved, or that it was cancelled; by whom, when and why."""
    if one.state == State.STANDS or one.ended_at is None:
        return ""
    by = one.ended_by.name if one.ended_by else _("Rightdoor")
    why = ". ".join(part for part in (WHY_NAMES[Why(one.ended_because)], one.ended_words) if part)
    said = {"day": short_moment(one.ended_at), "name": by, "why": why}
    if one.state == State.CANCELLED:
        return _("Cancelled by %(name)s on %(day)s. %(why)s") % said
    to = short_moment(one.moved_to.starts_at)
    return _("Moved to %(to)s by %(name)s on %(day)s. %(why)s") % {**said, "to": to}
