"""Somebody's other requests, as lines to open them by."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from rightdoor.ground.design.when import day_and_month, hour
from rightdoor.work.passport.models import Beside
from rightdoor.work.passport.presenters.page import waiting_for_answers
from rightdoor.work.passport.presenters.where import sights, where_it_is
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.models import Decision


@dataclass(frozen=True, slots=True)
class Other:
    """One of them: when it was sent, and where it is.  Its number is its place; nothing names it."""

    number: int
    sent: str
    now: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Others:
    """Where the visit began, what stands beside that, and whether other codes open this one."""

    lines: list[Other]
    opened_from: bool

    @property
    def any(self) -> bool:
        return len(self.lines) > 1


def others_of(origin: Referral, open_now: Referral, at: datetime) -> Others:
    """The request with which the visit began, and those beside it; the one that is open now says so."""
    together = ("other__person", "other__contact_plan", "other__referrer_plan")
    requests = [origin, *(one.other for one in Beside.objects.opened_from(origin).select_related(*together))]
    prefetch_related_objects(requests, Prefetch("decisions", Decision.objects.only("referral", "number", "decided_at")),
                             "history")  # fmt: skip
    titles = titles_of(requests, at)
    lines = [line(number, one, titles[one.pk], open_now) for number, one in enumerate(requests)]
    return Others(lines, opened_from=Beside.objects.that_open(open_now).exists())


def line(number: int, one: Referral, title: str, open_now: Referral) -> Other:
    sent = _("Sent on %(day)s") % {"day": f"{day_and_month(one.received_at)}, {hour(one.received_at)}"}
    return Other(number, sent, title, here=one.pk == open_now.pk)


def titles_of(requests: list[Referral], at: datetime) -> dict[UUID, str]:
    """Where each is, as its own page says; however many there are, the same is asked of the database."""
    going_on = [one for one in requests if one.stage != Stage.ENDED]
    seen, waits = sights(going_on, at), waiting_for_answers(going_on)
    found = {one.pk: _("This request is closed") for one in requests}
    for one in going_on:
        waits_for_me = one.pk in waits and seen[one.pk].questions
        found[one.pk] = where_it_is(one, at, waits_for_me=waits_for_me, sight=seen[one.pk]).title
    return found
