"""The day's list: when, whom, how to reach them safely, and what they need."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import hour
from rightdoor.ground.messages.presenters import safe_contact
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.records.adjustments.presenters import needs_lines
from rightdoor.records.families.presenters import must_not_know
from rightdoor.work.calendar.days import worker_day
from rightdoor.work.meeting.lifecycle import How, State
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.meeting.wording import HOW_NAMES
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safeguarding.presenters import facts_in_words
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.presenters.people import called
from rightdoor.work.triage.presenters.person import blocked
from rightdoor.work.triage.presenters.words import name_of

REFERRAL = "referrals.referral"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One time of today: the hour as a form takes it, and in words."""

    clock: str
    words: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """One child on the day's list."""

    key: str
    name: str
    service: str
    times: list[Meeting]
    safe: str
    referrer_safe: str
    blocked: str
    alert: str
    needs: str
    may_note: bool


def midnights(at: datetime) -> tuple[datetime, datetime]:
    """From when to when it is today, in London."""
    day = day_of(at)
    return (datetime.combine(day, time(), LONDON), datetime.combine(day + timedelta(days=1), time(), LONDON))


def meetings_of(account: Account, rows: Sequence[Episode], at: datetime) -> dict[UUID, list[Meeting]]:
    """Their own times of today, by the help that they belong to, the first hour first."""
    begins, ends = midnights(at)
    offered = Appointment.objects.visible_to(account, at).that_stand().filter(
        worker=account, starts_at__gte=begins, starts_at__lt=ends, referral__in=[one.referral_id for one in rows]
    )  # fmt: skip
    helps = {one.referral_id: one.pk for one in rows}
    times: dict[UUID, list[Meeting]] = {}
    for one in offered:
        asked = [_("not answered yet")] if one.state == State.OFFERED else []
        words = [str(HOW_NAMES[How(one.how)]), one.location, *asked]
        times.setdefault(helps[one.referral_id], []).append(meeting(one.starts_at, words))
    here = {one.pk for one in rows}
    for booked in worker_day(account, day_of(at), at):
        if booked.episode_id in here:
            times.setdefault(booked.episode_id, []).append(meeting(booked.starts_at, [_(booked.way), booked.place]))
    return {key: sorted(found, key=lambda one: one.clock) for key, found in times.items()}


def meeting(starts_at: datetime, words: Sequence[str]) -> Meeting:
    """One time, with the words that are there."""
    clock = starts_at.astimezone(LONDON).strftime("%H:%M")
    return Meeting(clock, ", ".join(filter(None, (hour(starts_at), *words))))


def alerts_of(rows: Sequence[Episode]) -> dict[UUID, str]:
    """What the open flags of each request say."""
    said: dict[UUID, list[str]] = {}
    for flag in RedFlag.objects.open().about_any(REFERRAL, [one.referral_id for one in rows]):
        said.setdefault(flag.about_id, []).append(facts_in_words(flag))
    return {key: "; ".join(words) for key, words in said.items()}


def day_rows(rows: Sequence[Episode], account: Account, at: datetime) -> list[DayRow]:
    """Whom they meet today by the hour, then the others whom they help, by name."""
    people = [one.person_id for one in rows if one.person_id]
    times, alerts = meetings_of(account, rows, at), alerts_of(rows)
    secret, needs = must_not_know(people, at), needs_lines(people)
    found = []
    for one in rows:
        plan, asked_by = one.referral.contact_plan, one.referral.referrer_plan
        never = " ".join(filter(None, (secret.get(one.person_id) if one.person_id else "", blocked(plan))))
        found.append(DayRow(
            key=str(one.pk), name=called(one.person), service=name_of(one.service),
            times=times.get(one.pk, []), safe=safe_contact(plan),
            referrer_safe=safe_contact(asked_by) if asked_by else "", blocked=never,
            alert=alerts.get(one.referral_id, ""), needs=needs.get(one.person_id, "") if one.person_id else "",
            may_note=one.stage == Stage.STARTED,
        ))  # fmt: skip
    return sorted(found, key=lambda row: (not row.times, row.times[0].clock if row.times else "", row.name))


def taken(rows: Sequence[Episode], account: Account, at: datetime) -> dict[str, Any]:
    """What a phone keeps, whose it is, for which day, and after how many seconds that day is over."""
    return {
        "mark": str(account.pk),
        "day": day_of(at).isoformat(),
        "ends_in": int((midnights(at)[1] - at).total_seconds()),
        "rows": [asdict(one) for one in day_rows(rows, account, at)],
    }
