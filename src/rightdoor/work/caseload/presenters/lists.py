"""Who waits for which service, and whom somebody supports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import plain_date, short_moment
from rightdoor.pure.rules.days import day_of
from rightdoor.records.adjustments.presenters import needs_lines
from rightdoor.work.caseload.presenters.words import stage_words, weeks_since
from rightdoor.work.referrals.lifecycle import Priority
from rightdoor.work.safetyplans.presenters.plan import plans_to_look_at
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode, Session
from rightdoor.work.triage.presenters.people import PRIORITIES, age_of, called, place
from rightdoor.work.triage.presenters.words import name_of

MOST = 50
ASK_EVERY = timedelta(days=28)  # as public waiting lists do: a call each month


@dataclass(frozen=True, slots=True)
class ListLine:
    """One list: how many wait, and for how long the first of them has."""

    service: str
    area: str
    name: str
    where: str
    waiting: str
    longest: str


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One child on a list, in its order."""

    key: UUID
    name: str
    aside: str
    soon: str
    since: str
    because: str
    paused: str
    asked_last: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class MineRow:
    """One child whom somebody supports."""

    key: UUID
    name: str
    service: str
    stage: str
    last: str
    needs: str
    to_do: list[str]


def list_lines(account: Account, at: datetime) -> list[ListLine]:
    """Every list that somebody waits on, the longest wait first."""
    rows = Episode.objects.visible_to(account, at).waiting().values("service", "area")
    counted = rows.annotate(many=Count("pk"), first=Min("opened_at")).order_by("first", "service")
    return [
        ListLine(
            service=one["service"], area=one["area"] or "unknown", name=name_of(one["service"]),
            where=place(one["area"]),
            waiting=ngettext("%d waits", "%d wait", one["many"]) % one["many"],
            longest=_("The longest: %(long)s") % {"long": weeks_since(one["first"], at)},
        )
        for one in counted
    ]  # fmt: skip


def waiting_rows(found: Sequence[Episode], at: datetime) -> list[WaitingRow]:
    """The rows of one list, as they were read."""
    asked = last_asked(found)
    return [
        WaitingRow(
            key=one.pk, name=called(one.person), aside=aside(one, at), soon=_(PRIORITIES[Priority(one.urgency)]),
            since=_("since %(day)s, %(long)s") % {
                "day": plain_date(one.opened_at), "long": weeks_since(one.opened_at, at)
            },
            because=moved(one),
            paused=paused(one, at),
            asked_last=_("asked on %(day)s how they are") % {"day": plain_date(asked[one.pk])} if one.pk in asked
            else _("nobody has asked yet how they are"),
            is_due=at - asked.get(one.pk, one.opened_at) >= ASK_EVERY,
        )
        for one in found
    ]  # fmt: skip


def last_asked(found: Sequence[Episode]) -> dict[UUID, datetime]:
    """When each was last asked and reached."""
    rows = Episode.objects.filter(pk__in=[one.pk for one in found])
    counted = rows.annotate(asked=Max("check_ins__happened_at", filter=Q(check_ins__is_reached=True)))
    return {key: asked for key, asked in counted.values_list("pk", "asked") if asked is not None}


def moved(one: Episode) -> str:
    """Why somebody stands elsewhere than by their day."""
    if not one.counts_because:
        return ""
    return _("counts as waiting since %(day)s: %(why)s") % {
        "day": plain_date(one.counts_from), "why": one.counts_because
    }  # fmt: skip


def paused(one: Episode, at: datetime) -> str:
    if one.paused_until is None or one.paused_until <= day_of(at):
        return ""
    return _("asked to wait until %(day)s: %(why)s") % {
        "day": plain_date(one.paused_until), "why": one.paused_because
    }  # fmt: skip


def aside(one: Episode, at: datetime) -> str:
    years = age_of(one.person.born_on, one.person.age_said, at) if one.person else None
    return "" if years is None else str(years)


def mine_rows(found: Sequence[Episode], at: datetime) -> list[MineRow]:
    """Whom somebody supports: those who wait to begin, then those who are helped."""
    keys = [one.pk for one in found]
    last = dict(Session.objects.filter(episode__in=keys).values_list("episode").annotate(last=Max("starts_at")))
    missed = set(
        Session.objects.filter(episode__in=keys, missed__isnull=False, missed__other_way="").values_list(
            "episode", flat=True
        )
    )
    planned = set(Episode.objects.filter(pk__in=keys, step_downs__isnull=False).values_list("pk", flat=True))
    again = plans_to_look_at([one.person_id for one in found if one.person_id], at)
    needs = needs_lines([one.person_id for one in found if one.person_id])
    return [
        MineRow(
            key=one.pk, name=called(one.person), service=name_of(one.service), stage=stage_words(one, at),
            last=_("Last session %(when)s") % {"when": short_moment(last[one.pk])} if one.pk in last
            else _("No session yet"),
            needs=needs.get(one.person_id, "") if one.person_id else "",
            to_do=to_do(one, missed, planned, again),
        )
        for one in found
    ]  # fmt: skip


def to_do(one: Episode, missed: set[UUID], planned: set[UUID], again: set[UUID]) -> list[str]:
    """What is still to do for one of them."""
    found = [_("Nobody came: finish the steps")] if one.pk in missed else []
    if one.person_id in again:
        found.append(_("Look at the safety plan again"))
    if one.stage == Stage.WAITING:
        found.append(_("Help has not begun"))
    elif one.pk not in planned:
        found.append(_("Begin the step-down plan"))
    return found
