"""Somebody's other requests, as lines to open them by."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import day_and_month, hour
from rightdoor.work.passport.models import Beside
from rightdoor.work.passport.presenters.page import questions_to
from rightdoor.work.passport.presenters.where import where_it_is
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Referral


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
    rows = Beside.objects.opened_from(origin).select_related("other__person", "other__contact_plan")
    requests = [origin, *(one.other for one in rows)]
    lines = [line(number, one, open_now, at) for number, one in enumerate(requests)]
    return Others(lines, opened_from=Beside.objects.that_open(open_now).exists())


def line(number: int, one: Referral, open_now: Referral, at: datetime) -> Other:
    sent = _("Sent on %(day)s") % {"day": f"{day_and_month(one.received_at)}, {hour(one.received_at)}"}
    return Other(number, sent, now(one, at), here=one.pk == open_now.pk)


def now(one: Referral, at: datetime) -> str:
    """Where it is, as its own page says."""
    if one.stage == Stage.ENDED:
        return _("This request is closed")
    return where_it_is(one, at, waits_for_me=questions_to(one, at).exists()).title
